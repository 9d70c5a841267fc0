#include "services/notification/domain/case_view_people.h"

#include <algorithm>

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Event;
using ledger::v1::Person;

Person* PartyOf(CaseFile& view, ledger::v1::Party party) {
  return party == ledger::v1::PARTY_CARE_RECIPIENT ? view.mutable_care_recipient()
                                                   : view.mutable_complainant();
}

void RemovePoint(Person& person, ledger::v1::ContactKind kind) {
  auto& points = *person.mutable_contact_points();
  points.erase(std::remove_if(points.begin(), points.end(),
                              [kind](const auto& point) { return point.kind() == kind; }),
               points.end());
}

void SetValue(Person& person, const ledger::v1::ContactRecorded& event,
              ledger::v1::ContactKind kind) {
  switch (kind) {
    case ledger::v1::CONTACT_KIND_EMAIL:
      person.set_email(event.value());
      break;
    case ledger::v1::CONTACT_KIND_PHONE:
      person.set_phone(event.value());
      break;
    case ledger::v1::CONTACT_KIND_ADDRESS:
      *person.mutable_address_lines() = event.address_lines();
      break;
    default:
      break;
  }
}

void CopyContact(Person& person, const ledger::v1::ContactRecorded& event) {
  if (event.removed() != ledger::v1::CONTACT_KIND_UNSPECIFIED) {
    RemovePoint(person, event.removed());
    SetValue(person, event, event.removed());
  }
  if (event.changed() != ledger::v1::CONTACT_KIND_UNSPECIFIED) {
    SetValue(person, event, event.changed());
  }
  if (event.has_point()) {
    RemovePoint(person, event.point().kind());
    *person.add_contact_points() = event.point();
  }
  if (event.safe_contact_changed()) person.set_safe_contact(event.safe_contact());
  if (!event.language().empty()) person.set_language(event.language());
}

void CopyRestriction(Person& person, const ledger::v1::ContactRestriction& restriction) {
  for (ledger::v1::ContactRestriction& each : *person.mutable_restrictions()) {
    if (each.restriction_id() == restriction.restriction_id()) {
      each = restriction;
      return;
    }
  }
  *person.add_restrictions() = restriction;
}

void CopyDeath(CaseFile& view, const ledger::v1::DeathRecorded& event) {
  if (view.complainant().person_id() == event.person_id()) {
    *view.mutable_complainant()->mutable_death() = event.death();
  }
  if (event.bereaved()) {
    view.set_bereaved(true);
    *view.mutable_care_recipient()->mutable_death() = event.death();
  }
  if (event.has_contact_hold()) *view.mutable_contact_hold() = event.contact_hold();
}

void CopyNoContact(CaseFile& view, const ledger::v1::NoContactRecorded& event) {
  Person& person = *view.mutable_complainant();
  if (person.person_id() != event.person_id()) return;
  person.clear_no_contact();
  if (event.has_no_contact()) *person.mutable_no_contact() = event.no_contact();
  person.set_do_not_contact(event.has_no_contact());
  view.clear_contact_hold();
  if (event.has_contact_hold()) *view.mutable_contact_hold() = event.contact_hold();
}

// What came back was said of a value that is gone.
void Trust(Person& person, ledger::v1::ContactKind kind) {
  for (ledger::v1::ContactPoint& point : *person.mutable_contact_points()) {
    if (point.kind() == kind) point.clear_failed_at();
  }
}

void CopyCorrection(Person& person, const ledger::v1::PersonalCorrected& event) {
  if (!event.name().empty()) person.set_name(event.name());
  if (!event.email().empty()) {
    person.set_email(event.email());
    Trust(person, ledger::v1::CONTACT_KIND_EMAIL);
  }
  if (!event.phone().empty()) person.set_phone(event.phone());
  if (event.address_lines_size() > 0) {
    *person.mutable_address_lines() = event.address_lines();
    Trust(person, ledger::v1::CONTACT_KIND_ADDRESS);
  }
}

// Whoever complains now, and whether anything holds.
void CopyRepresentation(CaseFile& view, const Event& event) {
  if (event.has_complainant_replaced()) {
    *view.mutable_complainant() = event.complainant_replaced().complainant();
    view.clear_contact_hold();
  }
  if (event.has_authority_recorded()) {
    view.clear_contact_hold();
    if (event.authority_recorded().has_contact_hold()) {
      *view.mutable_contact_hold() = event.authority_recorded().contact_hold();
    }
  }
  if (event.has_representative_refused() && event.representative_refused().has_contact_hold()) {
    *view.mutable_contact_hold() = event.representative_refused().contact_hold();
  }
}

}  // namespace

void CopyPeople(CaseFile& view, const Event& event) {
  CopyRepresentation(view, event);
  switch (event.kind_case()) {
    case Event::kConsentRecorded:
      view.mutable_complainant()->set_email_consent(event.consent_recorded().email_consent());
      break;
    case Event::kContactRecorded:
      CopyContact(*PartyOf(view, event.contact_recorded().party()), event.contact_recorded());
      break;
    case Event::kNeedRecorded:
      PartyOf(view, event.need_recorded().party())
          ->set_accessible_format(event.need_recorded().accessible_format());
      break;
    case Event::kRestrictionRecorded:
      CopyRestriction(*PartyOf(view, event.restriction_recorded().party()),
                      event.restriction_recorded().restriction());
      break;
    case Event::kDeathRecorded:
      CopyDeath(view, event.death_recorded());
      break;
    case Event::kNoContactRecorded:
      CopyNoContact(view, event.no_contact_recorded());
      break;
    case Event::kPersonalCorrected:
      if (event.personal_corrected().correction().part() !=
          ledger::v1::CORRECTED_PART_CARE_RECIPIENT) {
        CopyCorrection(*view.mutable_complainant(), event.personal_corrected());
      }
      break;
    case Event::kMessageReceived:
      view.set_unread_messages(event.message_received().unread_messages());
      break;
    case Event::kMessageRead:
      view.set_unread_messages(event.message_read().unread_messages());
      break;
    case Event::kMessageRemoved:
      view.set_unread_messages(event.message_removed().unread_messages());
      break;
    default:
      break;
  }
}

}  // namespace candour::notification
