#include "services/intake/domain/people/arrival.h"

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/need.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// How somebody spoke, as a consent says it.
std::string_view WayOf(v1::Channel channel) {
  switch (channel) {
    case v1::CHANNEL_PHONE:
    case v1::CHANNEL_VOICEMAIL:
      return "phone";
    case v1::CHANNEL_EMAIL:
      return "email";
    case v1::CHANNEL_WEB:
      return "web";
    case v1::CHANNEL_LETTER:
      return "letter";
    case v1::CHANNEL_IN_PERSON:
      return "in_person";
    default:
      return "other";
  }
}

v1::Standing StandingOf(const v1::Submit& act) {
  if (act.standing() != v1::STANDING_UNSPECIFIED) return act.standing();
  if (act.anonymous() || act.representation_basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED) {
    return v1::STANDING_UNSPECIFIED;
  }
  return act.has_care_recipient() ? v1::STANDING_AFFECTED : v1::STANDING_RECIPIENT;
}

// Says of each contact point when it came and who brought it in.
void SignContacts(const Context& context, v1::Person& person) {
  for (v1::ContactPoint& point : *person.mutable_contact_points()) {
    *point.mutable_changed_at() = ToTimestamp(context.now);
    point.set_changed_by(context.actor.subject);
    point.clear_confirmed_at();
    point.clear_failed_at();
    if (point.confirmation() == v1::CONFIRMATION_UNSPECIFIED) continue;
    *point.mutable_confirmed_at() = ToTimestamp(context.now);
  }
}

}  // namespace

void CompletePerson(const Context& context, v1::Person& person) {
  SignContacts(context, person);
  const std::string& format = person.accessible_format();
  if (!format.empty() && format != kStandardFormat) {
    *person.add_needs() = NewNeed(1, format, "", context.now);
  }
  if (!person.do_not_contact()) return;
  *person.mutable_no_contact()->mutable_since() = ToTimestamp(context.now);
  person.mutable_no_contact()->set_source("person");
}

void OpenReviews(v1::Party party, Duties& duties, v1::Person& person) {
  if (person.has_death()) return;
  for (v1::InformationNeed& need : *person.mutable_needs()) {
    if (!need.has_ended_at()) need.set_obligation_id(OpenNeedReview(party, need, duties));
  }
  for (v1::Adjustment& adjustment : *person.mutable_adjustments()) {
    if (adjustment.has_refused_at()) continue;
    adjustment.set_obligation_id(OpenAdjustmentReview(party, adjustment, duties));
  }
}

absl::Status CheckNewcomer(const v1::Person& person, std::string_view field) {
  const bool later = person.needs_size() > 0 || person.adjustments_size() > 0 ||
                     person.restrictions_size() > 0 || person.has_death() ||
                     person.has_no_contact();
  if (!later) return absl::OkStatus();
  return FieldError(field,
                    "needs, adjustments, restrictions, a death and a block on contact are recorded "
                    "each by an act of its own");
}

v1::Consent FirstConsent(const v1::Person& person, std::string_view channel, absl::Time at,
                         const Context& context) {
  v1::Consent consent;
  consent.set_kind(v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION);
  consent.set_state(v1::CONSENT_STATE_GIVEN);
  consent.set_party(v1::PARTY_COMPLAINANT);
  *consent.mutable_at() = ToTimestamp(at);
  consent.set_channel(std::string(channel));
  consent.set_recorded_by(context.actor.subject);
  consent.set_person_id(person.person_id());
  return consent;
}

void CompletePeople(const v1::Submit& act, const Context& context, v1::CaseFile& file) {
  file.set_standing(StandingOf(act));
  if (file.has_complainant()) CompletePerson(context, *file.mutable_complainant());
  if (file.has_care_recipient()) CompletePerson(context, *file.mutable_care_recipient());
  if (file.complainant().email_consent()) {
    *file.add_consents() = FirstConsent(file.complainant(), WayOf(file.channel()),
                                        InstantFrom(file.received_at()), context);
  }
  if (file.representation_basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED) {
    file.mutable_authority()->set_state(v1::AUTHORITY_STATE_AWAITED);
  }
  if (file.complainant().do_not_contact() && IsOpen(file)) {
    file.mutable_contact_hold()->set_reason(std::string(kNoContact));
    *file.mutable_contact_hold()->mutable_since() = ToTimestamp(context.now);
  }
}

void OpenPeople(const Context& context, Duties& duties, v1::CaseFile& file) {
  if (!IsOpen(file)) return;
  if (file.has_authority()) {
    file.mutable_authority()->set_obligation_id(
        AskForAuthority(file, StoredDay(file.received_on()), context.now, duties));
  }
  if (file.has_contact_hold()) {
    file.mutable_contact_hold()->set_obligation_id(OpenContactHold(context, duties));
  }
  if (file.has_complainant()) {
    OpenReviews(v1::PARTY_COMPLAINANT, duties, *file.mutable_complainant());
  }
  if (file.has_care_recipient()) {
    OpenReviews(v1::PARTY_CARE_RECIPIENT, duties, *file.mutable_care_recipient());
  }
}

}  // namespace candour::intake
