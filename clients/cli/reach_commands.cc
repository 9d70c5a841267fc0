#include "clients/cli/command.h"
#include "clients/cli/matter_verb.h"
#include "clients/cli/request.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

ledger::v1::Party PartyOf(bool care_recipient) {
  return care_recipient ? ledger::v1::PARTY_CARE_RECIPIENT : ledger::v1::PARTY_COMPLAINANT;
}

void AddParty(CLI::App* verb, bool& care_recipient) {
  verb->add_flag("--care-recipient", care_recipient,
                 "It is about the person receiving care, not about the complainant");
}

struct Contact {
  Aim aim;
  bool care_recipient = false;
  std::string kind;
  std::string confirmed_by;
  std::vector<std::string> address;
  ledger::v1::RecordContact act;
};

int ChangeContact(Session& session, const Contact& from) {
  intake::v1::RecordContactRequest request;
  *request.mutable_act() = from.act;
  ledger::v1::RecordContact& act = *request.mutable_act();
  act.set_party(PartyOf(from.care_recipient));
  for (const std::string& each : from.address) act.add_address_lines(each);
  if (!from.kind.empty()) {
    const auto kind =
        ParseEnum(*ledger::v1::ContactKind_descriptor(), "CONTACT_KIND_", "--kind", from.kind);
    if (!kind.ok()) return Fail(session, kind.status());
    act.set_kind(static_cast<ledger::v1::ContactKind>(*kind));
  }
  if (!from.confirmed_by.empty()) {
    const auto how = ParseEnum(*ledger::v1::Confirmation_descriptor(), "CONFIRMATION_",
                               "--confirmed-by", from.confirmed_by);
    if (!how.ok()) return Fail(session, how.status());
    act.set_confirmation(static_cast<ledger::v1::Confirmation>(*how));
  }
  return SendAct(session, from.aim, request, &CaseService::Stub::RecordContact);
}

void AddContact(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Contact>();
  CLI::App* verb =
      Verb(app, "contact", "Change or confirm how a person may be reached",
           "  candour contact ASC-2026-000123-4 --kind email --value june@example.org\n"
           "  candour contact ASC-2026-000123-4 --kind phone --confirmed-by person --shared\n"
           "  candour contact ASC-2026-000123-4 --safe-contact \"Do not write to the house.\"");
  AddAim(verb, from->aim);
  AddParty(verb, from->care_recipient);
  ledger::v1::RecordContact& act = from->act;
  verb->add_option("--kind", from->kind, "email, phone, address");
  verb->add_option("--value", *act.mutable_value(), "The new e-mail address or telephone number");
  verb->add_option("--address", from->address, "The new postal address, one line each time");
  verb->add_option("--confirmed-by", from->confirmed_by, "link, person");
  verb->add_flag_callback(
      "--shared", [from] { from->act.set_shared(true); }, "Others read it too");
  verb->add_flag_callback(
      "--unsafe", [from] { from->act.set_unsafe(true); }, "Nothing may go there");
  verb->add_flag_callback(
      "--texts", [from] { from->act.set_texts(true); },
      "The person agreed to text messages at this telephone number");
  verb->add_flag_callback(
      "--remove", [from] { from->act.set_remove(true); }, "It is no longer the person's");
  verb->add_option("--safe-contact", *act.mutable_safe_contact(), "How contact is safe");
  verb->add_option("--language", *act.mutable_language(), "Language, for example cy, ur, pl");
  Runs(verb, line, [from](Session& session) { return ChangeContact(session, *from); });
}

struct Need {
  Aim aim;
  bool care_recipient = false;
  std::string step = "recorded";
  std::string review_by;
  ledger::v1::RecordNeed act;
};

int RecordNeed(Session& session, const Need& from) {
  intake::v1::RecordNeedRequest request;
  *request.mutable_act() = from.act;
  request.mutable_act()->set_party(PartyOf(from.care_recipient));
  const auto step =
      ParseEnum(*ledger::v1::NeedStep_descriptor(), "NEED_STEP_", "--step", from.step);
  if (!step.ok()) return Fail(session, step.status());
  request.mutable_act()->set_step(static_cast<ledger::v1::NeedStep>(*step));
  if (!from.review_by.empty()) {
    const auto day = ParseDay("--review-by", from.review_by);
    if (!day.ok()) return Fail(session, day.status());
    *request.mutable_act()->mutable_review_by() = *day;
  }
  return SendAct(session, from.aim, request, &CaseService::Stub::RecordNeed);
}

void AddNeed(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Need>();
  CLI::App* verb =
      Verb(app, "need", "Record an accessible information need and its steps",
           "  candour need ASC-2026-000123-4 --format large_print --words \"16 point\"\n"
           "  candour need ASC-2026-000123-4 --need 1 --step met");
  AddAim(verb, from->aim);
  AddParty(verb, from->care_recipient);
  verb->add_option_function<unsigned>(
      "--need", [from](unsigned id) { from->act.set_need_id(id); }, "The need; a new one without");
  verb->add_option("--step", from->step, "recorded, flagged, shared, met, reviewed, ended");
  verb->add_option("--format", *from->act.mutable_format(),
                   "large_print, easy_read, braille, audio, bsl_video, plain_text_email, …");
  verb->add_option("--words", *from->act.mutable_words(), "What the person said they need");
  verb->add_option("--review-by", from->review_by, "Day by which it is looked at again");
  Runs(verb, line, [from](Session& session) { return RecordNeed(session, *from); });
}

struct Adjustment {
  Aim aim;
  bool care_recipient = false;
  std::string review_by;
  ledger::v1::RecordAdjustment act;
};

int RecordAdjustment(Session& session, const Adjustment& from) {
  intake::v1::RecordAdjustmentRequest request;
  *request.mutable_act() = from.act;
  request.mutable_act()->set_party(PartyOf(from.care_recipient));
  request.mutable_act()->set_refused(!from.act.refusal_reason().empty());
  if (!from.review_by.empty()) {
    const auto day = ParseDay("--review-by", from.review_by);
    if (!day.ok()) return Fail(session, day.status());
    *request.mutable_act()->mutable_review_by() = *day;
  }
  return SendAct(session, from.aim, request, &CaseService::Stub::RecordAdjustment);
}

void AddAdjustment(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Adjustment>();
  CLI::App* verb = Verb(app, "adjustment", "Agree, carry out or refuse a reasonable adjustment",
                        "  candour adjustment ASC-2026-000123-4 --need \"I tire quickly.\" \\\n"
                        "    --adjustment \"Calls of ten minutes.\"\n"
                        "  candour adjustment ASC-2026-000123-4 --number 1 --done");
  AddAim(verb, from->aim);
  AddParty(verb, from->care_recipient);
  verb->add_option_function<unsigned>(
      "--number", [from](unsigned id) { from->act.set_adjustment_id(id); },
      "The adjustment; a new one without");
  verb->add_option("--need", *from->act.mutable_need(), "What makes it hard to take part");
  verb->add_option("--adjustment", *from->act.mutable_adjustment(), "What is done about it");
  verb->add_option("--review-by", from->review_by, "Day by which it is looked at again");
  verb->add_flag_callback(
      "--done", [from] { from->act.set_done(true); }, "It is in place");
  verb->add_option("--refused-because", *from->act.mutable_refusal_reason(),
                   "It is refused, for this reason");
  Runs(verb, line, [from](Session& session) { return RecordAdjustment(session, *from); });
}

void AddAdvocate(CLI::App& app, CommandLine& line) {
  struct Advocate {
    Aim aim;
    ledger::v1::RecordAdvocate act;
  };
  auto from = std::make_shared<Advocate>();
  CLI::App* verb = Verb(app, "advocate", "Record the offer of an advocate, and who it is",
                        "  candour advocate ASC-2026-000123-4 offered\n"
                        "  candour advocate ASC-2026-000123-4 accepted --kind care_act \\\n"
                        "    --organisation \"Milford Voices\"");
  AddAim(verb, from->aim);
  ledger::v1::RecordAdvocate& act = from->act;
  verb->add_option("STEP", *act.mutable_step(), "offered, accepted, declined, ended")->required();
  verb->add_option("--kind", *act.mutable_kind(), "care_act, nhs_complaints, imca, imha, other");
  verb->add_option("--name", *act.mutable_name(), "The advocate");
  verb->add_option("--organisation", *act.mutable_organisation(), "Their organisation");
  verb->add_option("--email", *act.mutable_email(), "Their e-mail address");
  verb->add_option("--phone", *act.mutable_phone(), "Their telephone number");
  Runs(verb, line, [from](Session& session) {
    intake::v1::RecordAdvocateRequest request;
    *request.mutable_act() = from->act;
    return SendAct(session, from->aim, request, &CaseService::Stub::RecordAdvocate);
  });
}

void AddContactLimit(CLI::App& app, CommandLine& line) {
  struct ContactLimit {
    Aim aim;
    bool care_recipient = false;
    ledger::v1::RecordRestriction act;
  };
  auto from = std::make_shared<ContactLimit>();
  CLI::App* verb =
      Verb(app, "limit-contact", "Limit contact with a person in a named way, or lift a limit",
           "  candour limit-contact ASC-2026-000123-4 --words \"Speak only to Ms Patel.\" \\\n"
           "    --reason \"She asked for it.\"\n"
           "  candour limit-contact ASC-2026-000123-4 --lift 1 --reason \"Ms Patel has left.\"\n"
           "  candour limit-contact ASC-2026-000123-4 --words \"Please write to us.\" \\\n"
           "    --reason \"61 calls; see the log.\" --tell \"You phoned 61 times.\" \\\n"
           "    --until 2026-07-31 --review 2026-07-24 --appeal-to \"the Head of Service\"");
  AddAim(verb, from->aim);
  AddParty(verb, from->care_recipient);
  verb->add_option("--words", *from->act.mutable_words(), "What is limited");
  verb->add_option("--reason", *from->act.mutable_reason(), "Why")->required();
  verb->add_option_function<unsigned>(
      "--lift", [from](unsigned id) { from->act.set_restriction_id(id); }, "The limit to lift");
  verb->add_option_function<unsigned>(
      "--keep", [from](unsigned id) { from->act.set_restriction_id(id); },
      "The council's limit that goes on after its review");
  const auto decision = [from] { return from->act.mutable_decision(); };
  TextOption(verb, "--tell", "The council decides it: why, in words for the person (N-22)",
             [decision](const auto& text) { decision()->set_reason(text); });
  TextOption(verb, "--appeal-to", "To whom the person can appeal",
             [decision](const auto& text) { decision()->set_appeal_to(text); });
  DayOption(verb, "--review", "By when it is looked at again",
            [decision](const auto& day) { *decision()->mutable_review_by() = day; });
  DayOption(verb, "--until", "Last day on which it binds",
            [from](const auto& day) { *from->act.mutable_until() = day; });
  Runs(verb, line, [from](Session& session) {
    intake::v1::RecordRestrictionRequest request;
    *request.mutable_act() = from->act;
    request.mutable_act()->set_party(PartyOf(from->care_recipient));
    return SendAct(session, from->aim, request, &CaseService::Stub::RecordRestriction);
  });
}

}  // namespace

void AddReach(CLI::App& app, CommandLine& line) {
  AddContact(app, line);
  AddNeed(app, line);
  AddAdjustment(app, line);
  AddAdvocate(app, line);
  AddContactLimit(app, line);
}

}  // namespace candour::cli
