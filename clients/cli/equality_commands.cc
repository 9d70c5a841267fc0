#include <iostream>

#include "candour/equality/v1/equality.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using equality::v1::EqualityService;

std::unique_ptr<EqualityService::Stub> Equality(Session& session) {
  return EqualityService::NewStub(session.ChannelTo(session.Given().profile.intake));
}

struct Answers {
  std::string person_id;
  std::vector<std::string> answers;
  bool complainant = false;
  bool remove = false;
};

equality::v1::Subject SubjectOf(bool complainant) {
  return complainant ? equality::v1::SUBJECT_COMPLAINANT : equality::v1::SUBJECT_CARE_RECIPIENT;
}

int Remove(Session& session, const std::string& authority, const Answers& from) {
  equality::v1::RemoveAnswersRequest request;
  request.set_authority_id(authority);
  request.set_person_id(from.person_id);
  equality::v1::RemoveAnswersResponse response;
  const absl::Status done =
      Call(session, *Equality(session), &EqualityService::Stub::RemoveAnswers, request, response);
  if (!done.ok()) return Fail(session, done);
  std::cout << response.removed() << " answers were removed.\n";
  return kDone;
}

int Record(Session& session, const Answers& from) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Fail(session, authority.status());
  if (from.remove) return Remove(session, *authority, from);
  equality::v1::RecordAnswersRequest request;
  request.set_authority_id(*authority);
  request.set_person_id(from.person_id);
  request.set_subject(SubjectOf(from.complainant));
  for (const std::string& each : from.answers) {
    const std::size_t equals = each.find('=');
    equality::v1::Answer& answer = *request.add_answers();
    answer.set_question(each.substr(0, equals));
    if (equals != std::string::npos) answer.set_answer(each.substr(equals + 1));
  }
  equality::v1::RecordAnswersResponse response;
  const absl::Status done =
      Call(session, *Equality(session), &EqualityService::Stub::RecordAnswers, request, response);
  if (!done.ok()) return Fail(session, done);
  std::cout << "Kept, apart from every case.\n";
  return kDone;
}

int Count(Session& session, bool complainant) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Fail(session, authority.status());
  equality::v1::CountAnswersRequest request;
  request.set_authority_id(*authority);
  request.set_subject(SubjectOf(complainant));
  equality::v1::CountAnswersResponse response;
  const absl::Status done =
      Call(session, *Equality(session), &EqualityService::Stub::CountAnswers, request, response);
  if (!done.ok()) return Fail(session, done);
  if (session.Given().json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const equality::v1::AnswerCount& each : response.counts()) {
    rows.push_back(
        {each.question(), each.answer(), each.hidden() ? "[c]" : std::to_string(each.people())});
  }
  std::cout << (rows.empty() ? "Nobody has answered.\n"
                             : Table({"Question", "Answer", "People"}, rows));
  return kDone;
}

int ShowQuestions(Session& session) {
  equality::v1::ListQuestionsResponse response;
  const absl::Status done = Call(session, *Equality(session), &EqualityService::Stub::ListQuestions,
                                 equality::v1::ListQuestionsRequest(), response);
  if (!done.ok()) return Fail(session, done);
  if (session.Given().json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const equality::v1::Question& question : response.questions()) {
    for (const equality::v1::Choice& choice : question.choices()) {
      rows.push_back({question.code() + "=" + choice.code(), question.words(), choice.words()});
    }
  }
  std::cout << Table({"Answer", "Question", "In words"}, rows);
  return kDone;
}

}  // namespace

void AddEquality(CLI::App& app, CommandLine& line) {
  CLI::App* equality = app.add_subcommand("equality", "Equality monitoring, apart from every case");
  equality->require_subcommand(1);
  auto from = std::make_shared<Answers>();
  CLI::App* record = Verb(
      *equality, "record", "Keep or remove what a person answered of their own will",
      "  candour equality record 7c9e6679-7425-40de-944b-e07fc1f90ae7 --answer age_band=85_over\n"
      "  candour equality record 7c9e6679-7425-40de-944b-e07fc1f90ae7 --remove");
  record->add_option("PERSON_ID", from->person_id, "The person's id")->required();
  record->add_option("--answer", from->answers, "QUESTION=ANSWER; repeat");
  record->add_flag("--complainant", from->complainant, "Not the person receiving care");
  record->add_flag("--remove", from->remove, "Remove everything the person answered");
  Runs(record, line, [from](Session& session) { return Record(session, *from); });

  auto complainant = std::make_shared<bool>(false);
  CLI::App* counts = Verb(*equality, "counts", "How many people gave each answer",
                          "  candour equality counts --complainant");
  counts->add_flag("--complainant", *complainant, "Not the people receiving care");
  Runs(counts, line, [complainant](Session& session) { return Count(session, *complainant); });

  CLI::App* questions = Verb(*equality, "questions", "What is asked, and what may be answered",
                             "  candour equality questions");
  Runs(questions, line, ShowQuestions);
}

}  // namespace candour::cli
