#include <utility>

#include "services/intake/domain/people/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Person* MutablePerson(v1::CaseFile& file, v1::Party party) {
  if (party == v1::PARTY_CARE_RECIPIENT) {
    return file.has_care_recipient() ? file.mutable_care_recipient() : nullptr;
  }
  return file.has_complainant() ? file.mutable_complainant() : nullptr;
}

// Calls `change` for each person of the case with that id.
template <typename Change>
void ForPerson(v1::CaseFile& file, const std::string& person_id, const Change& change) {
  for (const v1::Party party : {v1::PARTY_COMPLAINANT, v1::PARTY_CARE_RECIPIENT}) {
    v1::Person* person = MutablePerson(file, party);
    if (person != nullptr && person->person_id() == person_id) change(*person);
  }
}

void CopyAuthority(bool has, const v1::Authority& authority, v1::CaseFile& file) {
  file.clear_authority();
  if (has) *file.mutable_authority() = authority;
}

void CopyHold(bool has, const v1::ContactHold& hold, v1::CaseFile& file) {
  file.clear_contact_hold();
  if (has) *file.mutable_contact_hold() = hold;
}

// Puts `changed` in the place of the one with the same number, or at the end.
template <typename List, typename Item, typename Number>
void Put(List& list, const Item& changed, const Number& number) {
  for (Item& each : list) {
    if (number(each) != number(changed)) continue;
    each = changed;
    return;
  }
  *list.Add() = changed;
}

void ApplyStanding(v1::CaseFile& file, const v1::StandingRecorded& event) {
  file.set_standing(event.standing());
  file.set_representation_basis(event.basis());
  CopyAuthority(event.has_authority(), event.authority(), file);
}

void ApplyAuthority(v1::CaseFile& file, const v1::AuthorityRecorded& event) {
  file.set_representation_basis(event.basis());
  CopyAuthority(true, event.authority(), file);
  CopyHold(event.has_contact_hold(), event.contact_hold(), file);
}

void ApplyReplaced(v1::CaseFile& file, const v1::ComplainantReplaced& event) {
  *file.add_earlier_complainants() = file.complainant();
  *file.mutable_complainant() = event.complainant();
  file.clear_care_recipient();
  if (event.has_care_recipient()) *file.mutable_care_recipient() = event.care_recipient();
  file.set_standing(event.standing());
  file.set_representation_basis(event.basis());
  CopyAuthority(event.has_authority(), event.authority(), file);
  file.clear_contact_hold();
  if (event.has_consent()) *file.add_consents() = event.consent();
}

void ApplyConsent(v1::CaseFile& file, const v1::ConsentRecorded& event) {
  *file.add_consents() = event.consent();
  if (file.has_complainant()) {
    file.mutable_complainant()->set_email_consent(event.email_consent());
  }
  if (event.has_authority()) CopyAuthority(true, event.authority(), file);
}

void CopyValue(const v1::ContactRecorded& event, v1::ContactKind kind, v1::Person& person) {
  if (kind == v1::CONTACT_KIND_EMAIL) person.set_email(event.value());
  if (kind == v1::CONTACT_KIND_PHONE) person.set_phone(event.value());
  if (kind == v1::CONTACT_KIND_ADDRESS) *person.mutable_address_lines() = event.address_lines();
}

void RemoveContact(v1::ContactKind kind, v1::Person& person) {
  auto& points = *person.mutable_contact_points();
  for (int i = points.size() - 1; i >= 0; --i) {
    if (points.Get(i).kind() == kind) points.DeleteSubrange(i, 1);
  }
}

void ApplyContact(v1::CaseFile& file, const v1::ContactRecorded& event) {
  v1::Person* person = MutablePerson(file, event.party());
  if (person == nullptr) return;
  // A removed contact point carries no value: both copies leave the field empty.
  CopyValue(event, event.changed(), *person);
  CopyValue(event, event.removed(), *person);
  if (event.removed() != v1::CONTACT_KIND_UNSPECIFIED) RemoveContact(event.removed(), *person);
  if (event.has_point()) {
    Put(*person->mutable_contact_points(), event.point(),
        [](const v1::ContactPoint& point) { return point.kind(); });
  }
  if (event.safe_contact_changed()) person->set_safe_contact(event.safe_contact());
  if (!event.language().empty()) person->set_language(event.language());
}

void ApplyNeed(v1::CaseFile& file, const v1::NeedRecorded& event) {
  v1::Person* person = MutablePerson(file, event.party());
  if (person == nullptr) return;
  Put(*person->mutable_needs(), event.need(),
      [](const v1::InformationNeed& need) { return need.need_id(); });
  person->set_accessible_format(event.accessible_format());
}

void ApplyAdjustment(v1::CaseFile& file, const v1::AdjustmentRecorded& event) {
  v1::Person* person = MutablePerson(file, event.party());
  if (person == nullptr) return;
  Put(*person->mutable_adjustments(), event.adjustment(),
      [](const v1::Adjustment& adjustment) { return adjustment.adjustment_id(); });
}

void ApplyRestriction(v1::CaseFile& file, const v1::RestrictionRecorded& event) {
  v1::Person* person = MutablePerson(file, event.party());
  if (person == nullptr) return;
  Put(*person->mutable_restrictions(), event.restriction(),
      [](const v1::ContactRestriction& each) { return each.restriction_id(); });
}

void ApplyDeath(v1::CaseFile& file, const v1::DeathRecorded& event) {
  ForPerson(file, event.person_id(),
            [&event](v1::Person& person) { *person.mutable_death() = event.death(); });
  file.set_representation_basis(event.basis());
  CopyAuthority(event.has_authority(), event.authority(), file);
  CopyHold(event.has_contact_hold(), event.contact_hold(), file);
  file.set_bereaved(event.bereaved());
}

void ApplyNoContact(v1::CaseFile& file, const v1::NoContactRecorded& event) {
  ForPerson(file, event.person_id(), [&event](v1::Person& person) {
    person.set_do_not_contact(event.has_no_contact());
    person.clear_no_contact();
    if (event.has_no_contact()) *person.mutable_no_contact() = event.no_contact();
  });
  CopyHold(event.has_contact_hold(), event.contact_hold(), file);
}

}  // namespace

bool IsOnPeople(const v1::Event& event) {
  return event.kind_case() >= v1::Event::kStandingRecorded &&
         event.kind_case() <= v1::Event::kNoContactRecorded;
}

void ApplyOnPeople(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kStandingRecorded:
      return ApplyStanding(file, event.standing_recorded());
    case v1::Event::kAuthorityRecorded:
      return ApplyAuthority(file, event.authority_recorded());
    case v1::Event::kRepresentativeRefused:
      CopyAuthority(true, event.representative_refused().authority(), file);
      return CopyHold(true, event.representative_refused().contact_hold(), file);
    case v1::Event::kComplainantReplaced:
      return ApplyReplaced(file, event.complainant_replaced());
    case v1::Event::kConsentRecorded:
      return ApplyConsent(file, event.consent_recorded());
    case v1::Event::kContactRecorded:
      return ApplyContact(file, event.contact_recorded());
    case v1::Event::kNeedRecorded:
      return ApplyNeed(file, event.need_recorded());
    case v1::Event::kAdjustmentRecorded:
      return ApplyAdjustment(file, event.adjustment_recorded());
    case v1::Event::kAdvocateRecorded:
      *file.mutable_advocate() = event.advocate_recorded().advocate();
      return;
    case v1::Event::kRestrictionRecorded:
      return ApplyRestriction(file, event.restriction_recorded());
    case v1::Event::kDeathRecorded:
      return ApplyDeath(file, event.death_recorded());
    case v1::Event::kNoContactRecorded:
      return ApplyNoContact(file, event.no_contact_recorded());
    default:
      return;
  }
}

}  // namespace candour::intake
