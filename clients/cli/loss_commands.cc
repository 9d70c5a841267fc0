#include <iostream>

#include "absl/strings/str_cat.h"
#include "clients/cli/command.h"
#include "clients/cli/death_row.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/line_reader.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

// The space of request ids that follow from a list of deaths: the same row never acts twice.
constexpr const char* kListSpace = "8e2f5b0c-7f0e-4f5b-9f8a-1d0c6f6a2b11";

absl::StatusOr<intake::v1::ListPersonCasesResponse> CasesOf(Session& session,
                                                            const std::string& person_id) {
  intake::v1::ListPersonCasesRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  request.set_authority_id(*authority);
  request.set_person_id(person_id);
  intake::v1::ListPersonCasesResponse response;
  const absl::Status done =
      Call(session, *Cases(session), &CaseService::Stub::ListPersonCases, request, response);
  if (!done.ok()) return done;
  return response;
}

int ShowPerson(Session& session, const std::string& person_id) {
  const auto cases = CasesOf(session, person_id);
  if (!cases.ok()) return Fail(session, cases.status());
  if (session.Given().json) {
    std::cout << Json(*cases) << "\n";
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const intake::v1::CaseLine& one : cases->cases()) {
    rows.push_back(
        {one.reference(), Show(one.record_type()), Show(one.status()), Show(one.received_on())});
  }
  std::cout << (rows.empty() ? "Nothing found.\n"
                             : Table({"Reference", "Type", "Status", "Received"}, rows));
  return kDone;
}

// Sends an act on every case of a person.
template <typename Request, typename Response>
int SendOnPerson(Session& session, const Aim& aim, Request request,
                 grpc::Status (CaseService::Stub::*rpc)(grpc::ClientContext*, const Request&,
                                                        Response*)) {
  const auto target = TargetOf(session, aim);
  if (!target.ok()) return Fail(session, target.status());
  *request.mutable_target() = *target;
  Response response;
  const absl::Status done = Call(session, *Cases(session), rpc, request, response);
  const int code = ShowReceipt(session, done, response.receipt());
  if (done.ok() && !session.Given().json) {
    std::cout << "It reached " << response.cases() << " of this person's cases.\n";
  }
  return code;
}

// The person of the case: the complainant, or the one who receives care.
absl::StatusOr<std::string> PersonOn(Session& session, const std::string& of_case,
                                     bool care_recipient) {
  intake::v1::GetRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  request.set_authority_id(*authority);
  request.set_case_(of_case);
  intake::v1::GetResponse response;
  const absl::Status done =
      Call(session, *Cases(session), &CaseService::Stub::Get, request, response);
  if (!done.ok()) return done;
  const ledger::v1::CaseFile& file = response.case_file();
  const std::string& id =
      care_recipient ? file.care_recipient().person_id() : file.complainant().person_id();
  if (id.empty()) return absl::FailedPreconditionError("the case names no such person");
  return id;
}

struct Loss {
  Aim aim;
  bool care_recipient = false;
  std::string on;
  std::string source;
  std::string words;
  bool lifted = false;
};

int RecordDeath(Session& session, const Loss& from) {
  intake::v1::RecordDeathRequest request;
  const auto person = PersonOn(session, from.aim.of_case, from.care_recipient);
  if (!person.ok()) return Fail(session, person.status());
  const auto day = ParseDay("--on", from.on);
  if (!day.ok()) return Fail(session, day.status());
  request.mutable_act()->set_person_id(*person);
  *request.mutable_act()->mutable_died_on() = *day;
  request.mutable_act()->set_source(from.source);
  request.mutable_act()->set_note(from.words);
  return SendOnPerson(session, from.aim, request, &CaseService::Stub::RecordDeath);
}

int RecordNoContact(Session& session, const Loss& from) {
  intake::v1::RecordNoContactRequest request;
  const auto person = PersonOn(session, from.aim.of_case, from.care_recipient);
  if (!person.ok()) return Fail(session, person.status());
  request.mutable_act()->set_person_id(*person);
  request.mutable_act()->set_source(from.source);
  request.mutable_act()->set_reason(from.words);
  request.mutable_act()->set_lifted(from.lifted);
  return SendOnPerson(session, from.aim, request, &CaseService::Stub::RecordNoContact);
}

void AddDeath(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Loss>();
  CLI::App* verb = Verb(app, "death", "Record a death on every case of the person",
                        "  candour death ASC-2026-000123-4 --on 2026-05-10 --source family\n"
                        "  candour death ASC-2026-000123-4 --care-recipient --on 2026-05-10 \\\n"
                        "    --source provider");
  AddAim(verb, from->aim);
  verb->add_flag("--care-recipient", from->care_recipient,
                 "The person receiving care died, not the complainant");
  verb->add_option("--on", from->on, "Day of the death")->required();
  verb->add_option("--source", from->source,
                   "Who told: family, provider, registrar, tell_us_once, list, other")
      ->required();
  verb->add_option("--note", from->words, "What was said, and by whom");
  Runs(verb, line, [from](Session& session) { return RecordDeath(session, *from); });
}

void AddNoContact(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Loss>();
  CLI::App* verb =
      Verb(app, "no-contact", "Stop all contact with a person on every case, or allow it again",
           "  candour no-contact ASC-2026-000123-4 --source police --reason \"Order of 8 May.\"\n"
           "  candour no-contact ASC-2026-000123-4 --lift --source court --reason \"It ended.\"");
  AddAim(verb, from->aim);
  verb->add_flag("--care-recipient", from->care_recipient, "It is about the person receiving care");
  verb->add_option("--source", from->source, "person, safeguarding, police, court, council")
      ->required();
  verb->add_option("--reason", from->words, "Why")->required();
  verb->add_flag("--lift", from->lifted, "Contact is allowed again");
  Runs(verb, line, [from](Session& session) { return RecordNoContact(session, *from); });
}

// What became of one row: a word, and a sentence where somebody must look.
struct RowResult {
  std::string word;
  std::string detail;
};

// Whether the name of the list is that of the person on the file.
absl::StatusOr<bool> NameAgrees(Session& session, const intake::v1::CaseLine& line,
                                const DeathRow& row) {
  if (row.name.empty()) return true;
  intake::v1::GetRequest request;
  request.set_authority_id(*session.Authority());
  request.set_case_(line.complaint_id());
  intake::v1::GetResponse response;
  const absl::Status done =
      Call(session, *Cases(session), &CaseService::Stub::Get, request, response);
  if (!done.ok()) return done;
  const ledger::v1::CaseFile& file = response.case_file();
  const bool complains = file.complainant().person_id() == row.person_id;
  return SameName(row.name, complains ? file.complainant().name() : file.care_recipient().name());
}

absl::StatusOr<RowResult> TakeRow(Session& session, const DeathRow& row, bool dry_run) {
  const auto cases = CasesOf(session, row.person_id);
  if (!cases.ok()) return cases.status();
  if (cases->cases_size() == 0) return RowResult{"unknown", "no case of this person"};
  const auto agrees = NameAgrees(session, cases->cases(0), row);
  if (!agrees.ok()) return agrees.status();
  const std::string first = cases->cases(0).reference();
  if (!*agrees) {
    return RowResult{"refused",
                     absl::StrCat(first, " has another name: look, then record it by hand")};
  }
  const std::string reached = absl::StrCat(cases->cases_size(), " cases, the newest ", first);
  if (dry_run) return RowResult{"would record", reached};
  intake::v1::RecordDeathRequest request;
  Aim aim;
  aim.of_case = cases->cases(0).complaint_id();
  aim.request_id = Uuid5(kListSpace, absl::StrCat(row.person_id, "/", Show(row.died_on)));
  const auto target = TargetOf(session, aim);
  if (!target.ok()) return target.status();
  *request.mutable_target() = *target;
  request.mutable_act()->set_person_id(row.person_id);
  *request.mutable_act()->mutable_died_on() = row.died_on;
  request.mutable_act()->set_source("list");
  intake::v1::RecordDeathResponse response;
  const absl::Status done =
      Call(session, *Cases(session), &CaseService::Stub::RecordDeath, request, response);
  if (!done.ok()) return done;
  return RowResult{response.receipt().repeated() ? "known" : "recorded", reached};
}

void TellRow(const Session& session, std::int64_t line, const RowResult& result) {
  if (session.Given().json) {
    std::cout << "{\"line\":" << line << ",\"result\":\"" << result.word << "\"}\n";
    return;
  }
  std::cout << "line " << line << ": " << result.word
            << (result.detail.empty() ? "" : ": " + result.detail) << "\n";
}

int ImportDeaths(Session& session, const std::string& path, bool dry_run) {
  auto reader = LineReader::Open(path);
  if (!reader.ok()) return Fail(session, reader.status());
  std::vector<std::string> fields;
  auto more = (*reader)->NextRecord(fields);
  if (!more.ok()) return Fail(session, more.status());
  const auto columns = DeathColumns::From(fields);
  if (!columns.ok()) return Fail(session, columns.status());
  bool all = true;
  for (more = (*reader)->NextRecord(fields); more.ok() && *more;
       more = (*reader)->NextRecord(fields)) {
    const auto row = DeathRowFrom(fields, *columns);
    absl::StatusOr<RowResult> result = row.status();
    if (row.ok()) result = TakeRow(session, *row, dry_run);
    // Rows behind it may be right; a list is taken in as far as it goes, and again without harm.
    if (!result.ok()) result = RowResult{"refused", std::string(result.status().message())};
    all = all && result->word != "refused";
    TellRow(session, (*reader)->LineNumber(), *result);
  }
  if (!more.ok()) return Fail(session, more.status());
  return all ? kDone : kFound;
}

void AddDeathList(CLI::App& deaths, CommandLine& line) {
  struct List {
    std::string path;
    bool dry_run = false;
  };
  auto from = std::make_shared<List>();
  CLI::App* verb =
      Verb(deaths, "import", "Take a list of deaths in (CSV: person_id, died_on, perhaps name)",
           "  candour deaths import --dry-run deaths.csv\n"
           "  candour deaths import deaths.csv");
  verb->add_option("FILE", from->path, "The list, gzipped or not")->required();
  verb->add_flag("--dry-run", from->dry_run, "Only say what would be recorded");
  Runs(verb, line,
       [from](Session& session) { return ImportDeaths(session, from->path, from->dry_run); });
}

}  // namespace

void AddLosses(CLI::App& app, CommandLine& line) {
  AddDeath(app, line);
  AddNoContact(app, line);
  auto person_id = std::make_shared<std::string>();
  CLI::App* person = Verb(app, "person", "Show the cases of one person",
                          "  candour person 7c9e6679-7425-40de-944b-e07fc1f90ae7");
  person->add_option("PERSON_ID", *person_id, "The person's id")->required();
  Runs(person, line, [person_id](Session& session) { return ShowPerson(session, *person_id); });
  CLI::App* deaths = app.add_subcommand("deaths", "Lists of people who died");
  deaths->require_subcommand(1);
  AddDeathList(*deaths, line);
}

}  // namespace candour::cli
