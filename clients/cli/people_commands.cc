#include "clients/cli/command.h"
#include "clients/cli/request.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

// The enum value that `name` stands for; unspecified when it is empty.
template <typename Enum>
absl::StatusOr<Enum> EnumOf(const std::string& prefix, const std::string& field,
                            const std::string& name) {
  if (name.empty()) return static_cast<Enum>(0);
  const auto value = ParseEnum(*google::protobuf::GetEnumDescriptor<Enum>(), prefix, field, name);
  if (!value.ok()) return value.status();
  return static_cast<Enum>(*value);
}

constexpr const char* kBasis = "REPRESENTATION_BASIS_";

struct Standing {
  Aim aim;
  std::string standing;
  std::string basis;
};

int SetStanding(Session& session, const Standing& from) {
  intake::v1::RecordStandingRequest request;
  const auto standing = EnumOf<ledger::v1::Standing>("STANDING_", "--as-own", from.standing);
  if (!standing.ok()) return Fail(session, standing.status());
  const auto basis = EnumOf<ledger::v1::RepresentationBasis>(kBasis, "--basis", from.basis);
  if (!basis.ok()) return Fail(session, basis.status());
  request.mutable_act()->set_standing(*standing);
  request.mutable_act()->set_basis(*basis);
  return SendAct(session, from.aim, request, &CaseService::Stub::RecordStanding);
}

void AddStanding(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Standing>();
  CLI::App* verb = Verb(app, "standing", "Record why the complainant may complain (reg 5)",
                        "  candour standing ASC-2026-000123-4 --as-own affected\n"
                        "  candour standing ASC-2026-000123-4 --basis request");
  AddAim(verb, from->aim);
  verb->add_option("--as-own", from->standing, "In their own right: recipient, affected");
  verb->add_option("--basis", from->basis,
                   "For another: deceased, child, physical_incapacity, lack_of_capacity, request");
  Runs(verb, line, [from](Session& session) { return SetStanding(session, *from); });
}

struct Authority {
  Aim aim;
  std::string evidence_kind;
  std::string evidence;
  std::string scope;
  std::string expires_on;
  std::string basis;
  bool child_grounds = false;
  bool best_interests = false;
};

int Accept(Session& session, const Authority& from) {
  intake::v1::RecordAuthorityRequest request;
  ledger::v1::RecordAuthority& act = *request.mutable_act();
  const auto basis = EnumOf<ledger::v1::RepresentationBasis>(kBasis, "--basis", from.basis);
  if (!basis.ok()) return Fail(session, basis.status());
  if (!from.expires_on.empty()) {
    const auto day = ParseDay("--expires-on", from.expires_on);
    if (!day.ok()) return Fail(session, day.status());
    *act.mutable_expires_on() = *day;
  }
  act.set_evidence_kind(from.evidence_kind);
  act.set_evidence(from.evidence);
  act.set_scope(from.scope);
  act.set_basis(*basis);
  act.set_child_grounds(from.child_grounds);
  act.set_best_interests(from.best_interests);
  return SendAct(session, from.aim, request, &CaseService::Stub::RecordAuthority);
}

void AddAuthority(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Authority>();
  CLI::App* verb =
      Verb(app, "authority", "Record that you checked and accept a representative (reg 5(2))",
           "  candour authority ASC-2026-000123-4 --shown-by power_of_attorney \\\n"
           "    --evidence \"Lasting power for health and welfare, registered 3 May 2024.\"");
  AddAim(verb, from->aim);
  verb->add_option("--shown-by", from->evidence_kind,
                   "oral, written, power_of_attorney, deputyship, parental_responsibility, "
                   "executor, next_of_kin, other")
      ->required();
  verb->add_option("--evidence", from->evidence, "What shows it, in words")->required();
  verb->add_option("--scope", from->scope, "What it covers; all of the complaint when left out");
  verb->add_option("--expires-on", from->expires_on, "Last day on which it holds");
  verb->add_option("--basis", from->basis, "The basis, where it is another than the file says");
  verb->add_flag("--child-grounds", from->child_grounds,
                 "There are reasonable grounds that the child does not complain themselves");
  verb->add_flag("--best-interests", from->best_interests,
                 "They act in the best interests of the child or of the person without capacity");
  Runs(verb, line, [from](Session& session) { return Accept(session, *from); });
}

void AddRefusal(CLI::App& app, CommandLine& line) {
  struct Refusal {
    Aim aim;
    std::string ground;
    std::string reason;
  };
  auto from = std::make_shared<Refusal>();
  CLI::App* verb =
      Verb(app, "refuse-representative", "Do not accept a representative (reg 5(3)-(5))",
           "  candour refuse-representative ASC-2026-000123-4 --ground not_best_interests \\\n"
           "    --reason \"She told us that she does not want him to speak for her.\"");
  AddAim(verb, from->aim);
  verb->add_option("--ground", from->ground,
                   "child_could_complain, not_best_interests, no_authority")
      ->required();
  verb->add_option("--reason", from->reason, "The reason, as the representative is told")
      ->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::RefuseRepresentativeRequest request;
    const auto ground =
        EnumOf<ledger::v1::RefusalGround>("REFUSAL_GROUND_", "--ground", from->ground);
    if (!ground.ok()) return Fail(session, ground.status());
    request.mutable_act()->set_ground(*ground);
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::RefuseRepresentative);
  });
}

struct TakeOn {
  Aim aim;
  ledger::v1::Person person;
  std::vector<std::string> address;
  std::string basis;
  std::string standing;
};

int Replace(Session& session, const TakeOn& from) {
  intake::v1::ReplaceComplainantRequest request;
  const auto basis = EnumOf<ledger::v1::RepresentationBasis>(kBasis, "--basis", from.basis);
  if (!basis.ok()) return Fail(session, basis.status());
  const auto standing = EnumOf<ledger::v1::Standing>("STANDING_", "--as-own", from.standing);
  if (!standing.ok()) return Fail(session, standing.status());
  ledger::v1::ReplaceComplainant& act = *request.mutable_act();
  *act.mutable_complainant() = from.person;
  for (const std::string& each : from.address) act.mutable_complainant()->add_address_lines(each);
  act.set_basis(*basis);
  act.set_standing(*standing);
  return SendAct(session, from.aim, request, &CaseService::Stub::ReplaceComplainant);
}

void AddTakeOn(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<TakeOn>();
  CLI::App* verb = Verb(app, "take-on", "Another person takes the complaint on",
                        "  candour take-on ASC-2026-000123-4 --name \"Tom Amos\" \\\n"
                        "    --basis deceased --address \"4 Quay Street\" --address Milford");
  AddAim(verb, from->aim);
  verb->add_option(
      "--person-id", *from->person.mutable_person_id(),
      "Their id, where they are known; that of the person receiving care for themselves");
  verb->add_option("--name", *from->person.mutable_name(), "Who complains from now on");
  verb->add_option("--email", *from->person.mutable_email(), "Their e-mail address");
  verb->add_option("--phone", *from->person.mutable_phone(), "Their telephone number");
  verb->add_option("--address", from->address, "Their postal address, one line each time");
  verb->add_option("--basis", from->basis, "Why for another person, reg 5(2)");
  verb->add_option("--as-own", from->standing, "Or in their own right: affected");
  Runs(verb, line, [from](Session& session) { return Replace(session, *from); });
}

struct Consent {
  Aim aim;
  std::string kind;
  std::string state;
  std::string channel;
  std::string evidence;
  std::string at;
  std::string provider;
};

int RecordConsent(Session& session, const Consent& from) {
  intake::v1::RecordConsentRequest request;
  ledger::v1::RecordConsent& act = *request.mutable_act();
  const auto kind = EnumOf<ledger::v1::ConsentKind>("CONSENT_KIND_", "KIND", from.kind);
  if (!kind.ok()) return Fail(session, kind.status());
  const auto state = EnumOf<ledger::v1::ConsentState>("CONSENT_STATE_", "STATE", from.state);
  if (!state.ok()) return Fail(session, state.status());
  if (!from.at.empty()) {
    const auto at = ParseInstant("--at", from.at);
    if (!at.ok()) return Fail(session, at.status());
    *act.mutable_at() = *at;
  }
  act.set_kind(*kind);
  act.set_state(*state);
  act.set_channel(from.channel);
  act.set_evidence(from.evidence);
  act.set_provider(from.provider);
  return SendAct(session, from.aim, request, &CaseService::Stub::RecordConsent);
}

void AddConsent(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Consent>();
  CLI::App* verb =
      Verb(app, "consent", "Record one consent: given, refused or withdrawn",
           "  candour consent ASC-2026-000123-4 electronic_communication given --channel letter\n"
           "  candour consent ASC-2026-000123-4 share_with_provider withdrawn --channel phone \\\n"
           "    --provider brightwell");
  AddAim(verb, from->aim);
  verb->add_option("KIND", from->kind,
                   "electronic_communication, share_with_provider, representation, quote")
      ->required();
  verb->add_option("STATE", from->state, "given, refused, withdrawn")->required();
  verb->add_option("--channel", from->channel, "phone, letter, email, in_person, web, other")
      ->required();
  verb->add_option("--evidence", from->evidence, "What shows it");
  verb->add_option("--at", from->at, "When the person said so; now when left out");
  verb->add_option("--provider", from->provider, "The provider it is about; any when left out");
  Runs(verb, line, [from](Session& session) { return RecordConsent(session, *from); });
}

}  // namespace

void AddPeople(CLI::App& app, CommandLine& line) {
  AddStanding(app, line);
  AddAuthority(app, line);
  AddRefusal(app, line);
  AddTakeOn(app, line);
  AddConsent(app, line);
  AddReach(app, line);
  AddLosses(app, line);
}

}  // namespace candour::cli
