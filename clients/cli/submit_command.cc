#include <unistd.h>

#include <iostream>

#include "clients/cli/code_lists.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

struct Submit {
  std::string record_type = "cmp";
  std::string channel;
  std::string received_at;
  std::vector<std::string> texts;
  std::string outcome_wanted;
  ledger::v1::Person complainant;
  std::vector<std::string> address;
  std::string care_recipient;
  std::string for_person_id;
  std::string basis;
  bool anonymous = false;
  bool scope_checked = false;
  std::string procedure;
  bool nobody_unsafe = false;
  std::string unsafe;
  std::string request_id;
};

// The first question of every call (G-12), asked where somebody sits at the keys and did not answer
// it on the command line.
void AskWhetherSafe(Session& session, Submit& from) {
  const bool answered = from.nobody_unsafe || !from.unsafe.empty();
  if (answered || isatty(STDIN_FILENO) == 0 || session.Given().json) return;
  std::cerr << "Is anyone unsafe now? yes or no: ";
  std::string answer;
  if (!std::getline(std::cin, answer) || answer.empty()) return;
  from.nobody_unsafe = answer.front() == 'n' || answer.front() == 'N';
  if (from.nobody_unsafe) return;
  for (const std::string& route : WhenUnsafe(session)) std::cerr << "  " << route << "\n";
  std::cerr << "What was done at once? ";
  std::getline(std::cin, from.unsafe);
}

void FillSafety(const Submit& from, ledger::v1::Submit& act) {
  if (!from.nobody_unsafe && from.unsafe.empty()) return;
  act.mutable_safety()->set_anyone_unsafe(!from.nobody_unsafe);
  act.mutable_safety()->set_done(from.unsafe);
}

absl::Status FillPeople(const Submit& from, ledger::v1::Submit& act) {
  if (from.anonymous) {
    act.set_anonymous(true);
  } else {
    *act.mutable_complainant() = from.complainant;
    for (const std::string& line : from.address) act.mutable_complainant()->add_address_lines(line);
  }
  if (!from.care_recipient.empty()) act.mutable_care_recipient()->set_name(from.care_recipient);
  if (!from.for_person_id.empty()) {
    act.mutable_care_recipient()->set_person_id(from.for_person_id);
  }
  if (from.basis.empty()) return absl::OkStatus();
  const auto basis = ParseEnum(*ledger::v1::RepresentationBasis_descriptor(),
                               "REPRESENTATION_BASIS_", "--basis", from.basis);
  if (!basis.ok()) return basis.status();
  act.set_representation_basis(static_cast<ledger::v1::RepresentationBasis>(*basis));
  return absl::OkStatus();
}

absl::Status FillPoints(const Submit& from, ledger::v1::Submit& act) {
  for (const std::string& text : from.texts) {
    const auto words = TextOrFile("--text", text);
    if (!words.ok()) return words.status();
    act.add_points()->set_text(*words);
  }
  if (act.points_size() > 0) act.mutable_points(0)->set_desired_outcome(from.outcome_wanted);
  return absl::OkStatus();
}

absl::Status FillSubmit(const Submit& from, ledger::v1::Submit& act) {
  const auto type = ParseEnum(*ledger::v1::RecordType_descriptor(), "RECORD_TYPE_", "--record-type",
                              from.record_type);
  if (!type.ok()) return type.status();
  const auto channel =
      ParseEnum(*ledger::v1::Channel_descriptor(), "CHANNEL_", "--channel", from.channel);
  if (!channel.ok()) return channel.status();
  act.set_record_type(static_cast<ledger::v1::RecordType>(*type));
  act.set_channel(static_cast<ledger::v1::Channel>(*channel));
  act.set_scope_checked(from.scope_checked);
  act.set_procedure(from.procedure);
  FillSafety(from, act);
  if (!from.received_at.empty()) {
    const auto received = ParseInstant("--received-at", from.received_at);
    if (!received.ok()) return received.status();
    *act.mutable_received_at() = *received;
  }
  const absl::Status people = FillPeople(from, act);
  if (!people.ok()) return people;
  return FillPoints(from, act);
}

int TakeIn(Session& session, Submit& from) {
  AskWhetherSafe(session, from);
  const bool json = session.Given().json;
  intake::v1::SubmitRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_request_id(from.request_id.empty() ? RandomUuid() : from.request_id);
  const absl::Status filled = FillSubmit(from, *request.mutable_submit());
  if (!filled.ok()) return Complain(filled, json);
  const auto stub =
      intake::v1::IntakeService::NewStub(session.ChannelTo(session.Given().profile.intake));
  intake::v1::SubmitResponse response;
  const absl::Status done =
      Call(session, *stub, &intake::v1::IntakeService::Stub::Submit, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response) : Show(response.case_file())) << "\n";
  if (json || response.case_file().matter().alerts().empty()) return kDone;
  std::cerr << "Somebody may be unsafe. Do not wait for an answer to this complaint:\n";
  for (const std::string& route : WhenUnsafe(session)) std::cerr << "  " << route << "\n";
  return kDone;
}

void AddPeopleOptions(CLI::App* verb, const std::shared_ptr<Submit>& from) {
  ledger::v1::Person& person = from->complainant;
  verb->add_option("--name", *person.mutable_name(), "Who complains");
  verb->add_option("--person-id", *person.mutable_person_id(),
                   "Their id, where an earlier case has it: it links the cases of one person");
  verb->add_option("--email", *person.mutable_email(), "Their e-mail address");
  verb->add_option("--phone", *person.mutable_phone(), "Their telephone number");
  verb->add_option("--address", from->address, "Their postal address, one line each time");
  verb->add_flag_callback(
      "--email-consent", [from] { from->complainant.set_email_consent(true); },
      "They agreed to be written to by e-mail (reg 15)");
  verb->add_flag_callback(
      "--do-not-contact", [from] { from->complainant.set_do_not_contact(true); },
      "Nobody may write to or call them");
  verb->add_option("--format", *person.mutable_accessible_format(),
                   "Accessible format they need, for example large_print");
  verb->add_option("--for", from->care_recipient, "Who receives the care, if another person");
  verb->add_option("--for-person-id", from->for_person_id, "The id of that person, where known");
  verb->add_option("--basis", from->basis,
                   "Why they complain for that person: request, lack_of_capacity, deceased, …");
  verb->add_flag("--anonymous", from->anonymous, "They do not say who they are");
}

}  // namespace

void AddSubmit(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Submit>();
  CLI::App* verb =
      Verb(app, "submit", "Take one complaint or other contact in",
           "  First ask: is anyone unsafe now? If so, 999 or the duty team comes before the form.\n"
           "  candour submit --nobody-unsafe --channel phone --name \"Mrs June Ablett\" "
           "--scope-checked \\\n"
           "    --text \"The bill came for visits that never happened.\"\n"
           "  candour submit --channel letter --name \"Mr Obi Nwosu\" --text @letter.txt");
  CLI::Option* nobody = verb->add_flag("--nobody-unsafe", from->nobody_unsafe,
                                       "You asked first, and nobody is unsafe now");
  verb->add_option("--unsafe", from->unsafe,
                   "Somebody is unsafe now: what was done at once (999, the duty team)")
      ->excludes(nobody);
  verb->add_option("--procedure", from->procedure,
                   "The procedure, such as CODE-2024; the council's for this kind if left out");
  verb->add_option("--record-type", from->record_type,
                   "cmp complaint, cpl compliment, sug suggestion, enc councillor's enquiry, …");
  verb->add_option("--channel", from->channel,
                   "phone, email, web, letter, in_person, voicemail, councillor, other_body")
      ->required();
  verb->add_option("--received-at", from->received_at,
                   "When it reached the council, 2026-09-14T10:00:00Z or a day; now if left out");
  verb->add_option("--text", from->texts,
                   "The matter in their words; @FILE reads a file; repeat for several points")
      ->required();
  verb->add_option("--outcome-wanted", from->outcome_wanted, "What they would like to happen");
  verb->add_flag("--scope-checked", from->scope_checked,
                 "You checked that it is for us; then the acknowledgement goes by itself");
  verb->add_option("--request-id", from->request_id, "UUID that makes repeating safe");
  AddPeopleOptions(verb, from);
  Runs(verb, line, [from](Session& session) { return TakeIn(session, *from); });
}

}  // namespace candour::cli
