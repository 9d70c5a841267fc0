#include "tests/simulation/staff.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "tests/intake/domain/a_case.h"

namespace candour::simulation {
namespace {

namespace v1 = ledger::v1;

constexpr const char* kRelative = "9a1d2f60-2b3c-4d5e-8f70-112233445566";

v1::ContactPoint Confirmed(v1::ContactKind kind) {
  v1::ContactPoint point;
  point.set_kind(kind);
  point.set_confirmation(v1::CONFIRMATION_PERSON);
  return point;
}

v1::Act Message(std::uint64_t number) {
  v1::Act act;
  v1::ReceiveMessage& message = *act.mutable_receive_message();
  message.set_message_id(absl::StrFormat("00000000-0000-4000-8000-%012d", number % 1'000'000'000));
  message.set_way(v1::MESSAGE_WAY_EMAIL);
  message.set_sender("Ruth Amos <ruth@example.org>");
  message.set_subject("Re: your complaint");
  message.set_body("When will you answer?");
  return act;
}

v1::Act TakenOnByRelative() {
  v1::Act act;
  v1::ReplaceComplainant& replace = *act.mutable_replace_complainant();
  replace.mutable_complainant()->set_person_id(kRelative);
  replace.mutable_complainant()->set_name("Tom Amos");
  replace.mutable_complainant()->add_address_lines("4 Canal Street");
  replace.mutable_complainant()->add_address_lines("Milford");
  replace.mutable_complainant()->add_address_lines("ZZ1 4AB");
  replace.set_basis(v1::REPRESENTATION_BASIS_DECEASED);
  return act;
}

v1::Act ExecutorShown() {
  v1::Act act;
  act.mutable_record_authority()->set_evidence_kind("executor");
  act.mutable_record_authority()->set_evidence("The will, seen today.");
  return act;
}

v1::Act StepTaken(bool reaffirmed) {
  v1::Act act;
  act.mutable_record_step()->set_step("draft_begun");
  act.mutable_record_step()->set_date_reaffirmed(reaffirmed);
  return act;
}

v1::Act Read(const std::string& message_id) {
  v1::Act act;
  act.mutable_mark_message_read()->set_message_id(message_id);
  return act;
}

}  // namespace

v1::Submit Fate::Complaint() {
  v1::Submit submit = intake::AComplaint();
  constexpr std::array<v1::Channel, 4> kChannels = {v1::CHANNEL_EMAIL, v1::CHANNEL_PHONE,
                                                    v1::CHANNEL_LETTER, v1::CHANNEL_WEB};
  submit.set_channel(kChannels.at(random_() % kChannels.size()));
  submit.set_scope_checked(Chance(700));
  v1::Person& person = *submit.mutable_complainant();
  person.set_email_consent(Chance(500));
  if (Chance(800)) person.set_phone("01632 960 123");
  if (Chance(850)) {
    person.add_address_lines("2 Mill Lane");
    person.add_address_lines("Milford");
    person.add_address_lines("ZZ1 2AB");
    if (Chance(500)) *person.add_contact_points() = Confirmed(v1::CONTACT_KIND_ADDRESS);
  }
  if (Chance(600)) *person.add_contact_points() = Confirmed(v1::CONTACT_KIND_EMAIL);
  if (Chance(40)) person.set_accessible_format("large_print");
  if (Chance(20)) person.set_language("cy");
  if (Chance(20)) person.set_do_not_contact(true);
  return submit;
}

v1::Act Fate::Marked(v1::ContactKind kind) {
  v1::Act act;
  act.mutable_record_contact()->set_kind(kind);
  act.mutable_record_contact()->set_unsafe(true);
  return act;
}

std::optional<v1::Act> Fate::Today(const v1::CaseFile& file, absl::CivilDay today) {
  v1::Act act;
  if (file.complainant().has_death()) {
    if (Chance(60)) return TakenOnByRelative();
    return std::nullopt;
  }
  if (file.authority().state() == v1::AUTHORITY_STATE_AWAITED && Chance(150)) {
    return ExecutorShown();
  }
  if (Chance(1)) {
    act.mutable_record_death()->set_person_id(file.complainant().person_id());
    *act.mutable_record_death()->mutable_died_on() = ToMessage(today - 1);
    act.mutable_record_death()->set_source("family");
    return act;
  }
  if (Chance(1)) {
    act.mutable_record_no_contact()->set_person_id(file.complainant().person_id());
    act.mutable_record_no_contact()->set_source("police");
    act.mutable_record_no_contact()->set_reason("An order of the court.");
    return act;
  }
  if (Chance(1)) {
    act.mutable_record_restriction()->set_words("Only by the social worker.");
    act.mutable_record_restriction()->set_reason("She asked for it.");
    return act;
  }
  if (Chance(1)) return Marked(v1::CONTACT_KIND_ADDRESS);
  if (Chance(1)) return Marked(v1::CONTACT_KIND_EMAIL);
  if (Chance(1)) {
    act.mutable_record_consent()->set_kind(v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION);
    act.mutable_record_consent()->set_state(v1::CONSENT_STATE_WITHDRAWN);
    act.mutable_record_consent()->set_channel("phone");
    return act;
  }
  if (Chance(6)) return Message(random_());
  return std::nullopt;
}

Handler::Handler(std::uint64_t seed) : random_(seed), forgetful_(Chance(30)) {}

int Handler::Between(int least, int most) {
  return least + static_cast<int>(random_() % static_cast<std::uint64_t>(most - least + 1));
}

void Handler::Plan(const v1::CaseFile& file, absl::CivilDay today, std::vector<v1::Act>& acts) {
  if (!file.has_acknowledged_at()) {
    if (Chance(50)) acts.push_back(intake::AcknowledgeByPhone());
    return;
  }
  if (file.has_plan() || !Chance(35)) return;
  const absl::CivilDay promised = today + (Chance(10) ? Between(1, 3) : Between(7, 84));
  // Nearly half of all dates will not be kept.
  really_ = promised + (Chance(45) ? Between(1, 40) : -Between(0, 4));
  acts.push_back(Chance(60) ? intake::AgreeOn(promised) : intake::DetermineOn(promised));
}

void Handler::Answer(const v1::CaseFile& file, absl::CivilDay today, std::vector<v1::Act>& acts) {
  if (!file.plan().in_effect() || !really_) return;
  if (today >= *really_) {
    acts.push_back(intake::RespondUpheld());
    return;
  }
  const absl::CivilDay promised = intake::StoredDay(file.plan().response_by());
  const bool reason_owed = intake::FindOpen(file, "REASON") != nullptr;
  const bool close = promised - today <= 10 && !forgetful_;
  if (*really_ <= promised || (!reason_owed && !close) || !Chance(30)) return;
  acts.push_back(intake::ExtendTo(std::max(*really_, today + 1)));
  // And some of the new dates will not be kept either.
  if (Chance(25)) really_ = *really_ + Between(5, 30);
}

std::vector<v1::Act> Handler::Morning(const v1::CaseFile& file, absl::CivilDay today) {
  std::vector<v1::Act> acts;
  if (!intake::IsOpen(file)) return acts;
  for (const v1::MessageRecord& message : file.messages()) {
    if (!message.has_read_at() && Chance(50)) acts.push_back(Read(message.message_id()));
  }
  Plan(file, today, acts);
  if (file.has_plan() && Chance(25)) acts.push_back(StepTaken(Chance(60)));
  Answer(file, today, acts);
  return acts;
}

}  // namespace candour::simulation
