#include "tests/intake/domain/people/people_sequence.h"

#include <array>

#include "services/common/day/day.h"
#include "services/common/day/london.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<const char*, 3> kPersonIds = {"11111111-1111-4111-8111-111111111111",
                                                   "22222222-2222-4222-8222-222222222222",
                                                   "33333333-3333-4333-8333-333333333333"};
constexpr std::array<const char*, 4> kChannels = {"phone", "letter", "web", "pigeon"};
constexpr std::array<const char*, 3> kEvidence = {"oral", "power_of_attorney", "hearsay"};
constexpr std::array<const char*, 4> kAdvocateSteps = {"offered", "accepted", "declined", "ended"};

int Below(std::mt19937_64& random, int count) {
  return static_cast<int>(random() % static_cast<unsigned>(count));
}

template <typename Enum>
Enum Some(std::mt19937_64& random, int values) {
  return static_cast<Enum>(Below(random, values));
}

// Mostly somebody of the case.
std::string SomebodysId(std::mt19937_64& random, const v1::CaseFile& file) {
  const int pick = Below(random, 10);
  if (pick < 4) return file.complainant().person_id();
  if (pick < 9) return file.care_recipient().person_id();
  return kPersonIds[2];
}

v1::Act Authority(std::mt19937_64& random, absl::CivilDay today) {
  v1::Act act;
  if (Below(random, 3) == 0) {
    act.mutable_record_standing()->set_standing(Some<v1::Standing>(random, 3));
    act.mutable_record_standing()->set_basis(Some<v1::RepresentationBasis>(random, 6));
    return act;
  }
  if (Below(random, 4) == 0) {
    act.mutable_refuse_representative()->set_ground(Some<v1::RefusalGround>(random, 4));
    act.mutable_refuse_representative()->set_reason("He does not act for her good.");
    return act;
  }
  v1::RecordAuthority& authority = *act.mutable_record_authority();
  authority.set_evidence_kind(kEvidence.at(static_cast<size_t>(Below(random, 3))));
  authority.set_evidence("The paper was seen.");
  authority.set_basis(Some<v1::RepresentationBasis>(random, 6));
  authority.set_child_grounds(Below(random, 2) == 0);
  authority.set_best_interests(Below(random, 4) != 0);
  if (Below(random, 2) == 0) *authority.mutable_expires_on() = ToMessage(today + Below(random, 60));
  return act;
}

v1::Act Passing(std::mt19937_64& random, const v1::CaseFile& file, absl::CivilDay today) {
  v1::Act act;
  switch (Below(random, 3)) {
    case 0:
      act.mutable_record_death()->set_person_id(SomebodysId(random, file));
      *act.mutable_record_death()->mutable_died_on() = ToMessage(today - Below(random, 5));
      act.mutable_record_death()->set_source("family");
      act.mutable_record_death()->set_note("Her son rang.");
      return act;
    case 1:
      act.mutable_record_no_contact()->set_person_id(SomebodysId(random, file));
      act.mutable_record_no_contact()->set_lifted(Below(random, 2) == 0);
      act.mutable_record_no_contact()->set_source("police");
      act.mutable_record_no_contact()->set_reason("An order of the court.");
      return act;
    default: {
      v1::ReplaceComplainant& replace = *act.mutable_replace_complainant();
      replace.mutable_complainant()->set_person_id(
          Below(random, 3) == 0 ? file.care_recipient().person_id()
                                : kPersonIds.at(static_cast<size_t>(Below(random, 3))));
      replace.mutable_complainant()->set_name("Tom Amos");
      if (Below(random, 3) == 0) {
        replace.mutable_complainant()->set_email("tom@example.org");
        replace.mutable_complainant()->set_email_consent(true);
        replace.mutable_complainant()->set_accessible_format("braille");
      }
      replace.set_basis(Some<v1::RepresentationBasis>(random, 6));
      replace.set_standing(Some<v1::Standing>(random, 3));
      return act;
    }
  }
}

v1::Act Reach(std::mt19937_64& random) {
  v1::Act act;
  if (Below(random, 2) == 0) {
    v1::RecordConsent& consent = *act.mutable_record_consent();
    consent.set_kind(Some<v1::ConsentKind>(random, 5));
    consent.set_state(Some<v1::ConsentState>(random, 4));
    consent.set_channel(kChannels.at(static_cast<size_t>(Below(random, 4))));
    consent.set_evidence("Her words.");
    return act;
  }
  v1::RecordContact& contact = *act.mutable_record_contact();
  contact.set_party(Some<v1::Party>(random, 3));
  contact.set_kind(Some<v1::ContactKind>(random, 4));
  if (Below(random, 2) == 0) contact.set_value("ruth.amos@example.org");
  contact.set_remove(Below(random, 5) == 0);
  contact.set_unsafe(Below(random, 4) == 0);
  contact.set_confirmation(Some<v1::Confirmation>(random, 3));
  return act;
}

v1::Act Care(std::mt19937_64& random, absl::CivilDay today) {
  v1::Act act;
  switch (Below(random, 4)) {
    case 0: {
      v1::RecordAdjustment& adjustment = *act.mutable_record_adjustment();
      adjustment.set_party(Some<v1::Party>(random, 3));
      adjustment.set_adjustment_id(static_cast<uint32_t>(Below(random, 3)));
      adjustment.set_need("I tire quickly.");
      adjustment.set_adjustment("Calls of ten minutes.");
      adjustment.set_done(Below(random, 3) == 0);
      if (Below(random, 4) == 0) adjustment.set_refusal_reason("It cannot be done.");
      adjustment.set_refused(Below(random, 4) == 0);
      return act;
    }
    case 1:
      act.mutable_record_advocate()->set_step(
          kAdvocateSteps.at(static_cast<size_t>(Below(random, 4))));
      if (Below(random, 2) == 0) act.mutable_record_advocate()->set_name("Ana Gill");
      return act;
    case 2:
      act.mutable_record_restriction()->set_party(Some<v1::Party>(random, 3));
      act.mutable_record_restriction()->set_restriction_id(static_cast<uint32_t>(Below(random, 2)));
      if (Below(random, 2) == 0) act.mutable_record_restriction()->set_words("Only by letter.");
      act.mutable_record_restriction()->set_reason("She asked for it.");
      return act;
    default: {
      v1::RecordNeed& need = *act.mutable_record_need();
      need.set_party(Some<v1::Party>(random, 3));
      need.set_need_id(static_cast<uint32_t>(Below(random, 3)));
      need.set_step(Some<v1::NeedStep>(random, 7));
      need.set_format("large_print");
      if (Below(random, 3) == 0)
        *need.mutable_review_by() = ToMessage(today + 1 + Below(random, 90));
      return act;
    }
  }
}

}  // namespace

void SomePeople(std::mt19937_64& random, v1::Submit& submit) {
  if (submit.anonymous()) return;
  if (Below(random, 2) == 0) {
    submit.mutable_care_recipient()->set_person_id(kPersonIds[1]);
    submit.mutable_care_recipient()->set_name("Edith Amos");
    submit.set_representation_basis(Some<v1::RepresentationBasis>(random, 6));
  }
  if (Below(random, 8) == 0) submit.mutable_complainant()->set_accessible_format("easy_read");
  if (Below(random, 12) == 0) submit.mutable_complainant()->set_do_not_contact(true);
}

v1::Act SomePeopleAct(std::mt19937_64& random, const ACase& the_case) {
  const absl::CivilDay today = LondonDay(the_case.TheContext().now);
  switch (Below(random, 8)) {
    case 0:
    case 1:
    case 2:
      return Authority(random, today);
    case 3:
      return Passing(random, the_case.File(), today);
    case 4:
    case 5:
      return Reach(random);
    default:
      return Care(random, today);
  }
}

}  // namespace candour::intake
