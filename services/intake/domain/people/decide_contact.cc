#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr size_t kLongestPhone = 60;

bool GivesValue(const v1::RecordContact& act) {
  return !IsBlank(act.value()) || act.address_lines_size() > 0;
}

bool SaysSomething(const v1::RecordContact& act) {
  return act.kind() != v1::CONTACT_KIND_UNSPECIFIED || !IsBlank(act.safe_contact()) ||
         act.clear_safe_contact() || !act.language().empty();
}

// Whether the person has a value of that kind.
bool HasValue(const v1::Person& person, v1::ContactKind kind) {
  switch (kind) {
    case v1::CONTACT_KIND_EMAIL:
      return !person.email().empty();
    case v1::CONTACT_KIND_PHONE:
      return !person.phone().empty();
    default:
      return person.address_lines_size() > 0;
  }
}

absl::Status CheckValue(const v1::Person& person, const v1::RecordContact& act) {
  const bool address = act.kind() == v1::CONTACT_KIND_ADDRESS;
  if (act.remove()) {
    if (GivesValue(act)) return FieldError("act.value", "leave it empty to remove what is there");
    if (HasValue(person, act.kind())) return absl::OkStatus();
    return FieldError("act.remove", "there is nothing of this kind to remove");
  }
  if (address && !IsBlank(act.value())) {
    return FieldError("act.value", "give an address by its lines");
  }
  if (!address && act.address_lines_size() > 0) {
    return FieldError("act.address_lines", "only an address has lines");
  }
  if (!GivesValue(act) && !HasValue(person, act.kind())) {
    return FieldError("act.value", "there is nothing of this kind yet: give it");
  }
  if (act.kind() == v1::CONTACT_KIND_EMAIL && !IsBlank(act.value()) &&
      act.value().find('@') == std::string::npos) {
    return FieldError("act.value", "give an e-mail address");
  }
  if (act.kind() == v1::CONTACT_KIND_PHONE && act.value().size() > kLongestPhone) {
    return FieldError("act.value", "give a telephone number");
  }
  return absl::OkStatus();
}

absl::Status CheckContact(const v1::Person& person, const v1::RecordContact& act) {
  if (!SaysSomething(act)) return FieldError("act.kind", "say what changes");
  if (!v1::ContactKind_IsValid(act.kind())) {
    return FieldError("act.kind", "choose email, phone or address");
  }
  if (!v1::Confirmation_IsValid(act.confirmation())) {
    return FieldError("act.confirmation", "say whether a link or a person confirmed it");
  }
  if (!IsBlank(act.safe_contact()) && act.clear_safe_contact()) {
    return FieldError("act.clear_safe_contact", "give instructions or take them away");
  }
  if (act.texts() && act.kind() != v1::CONTACT_KIND_PHONE) {
    return FieldError("act.texts", "only a telephone number gets text messages");
  }
  if (act.kind() == v1::CONTACT_KIND_UNSPECIFIED) {
    if (!GivesValue(act) && !act.remove()) return absl::OkStatus();
    return FieldError("act.kind", "say whether it is an email, a phone or an address");
  }
  if (act.confirmation() == v1::CONFIRMATION_LINK && act.kind() != v1::CONTACT_KIND_EMAIL) {
    return FieldError("act.confirmation", "only an e-mail address is confirmed by a link");
  }
  return CheckValue(person, act);
}

v1::ContactPoint PointOf(const v1::Person& person, const v1::RecordContact& act,
                         const Context& context) {
  v1::ContactPoint point;
  const v1::ContactPoint* known = FindContact(person, act.kind());
  // What was known of the value stays known as long as the value stays.
  if (known != nullptr && !GivesValue(act)) point = *known;
  point.set_kind(act.kind());
  point.set_shared(act.shared());
  point.set_unsafe(act.unsafe());
  point.set_texts(act.texts());
  if (act.confirmation() != v1::CONFIRMATION_UNSPECIFIED) {
    point.set_confirmation(act.confirmation());
    // Somebody has made sure that it leads to the person after all.
    point.clear_failed_at();
    *point.mutable_confirmed_at() = ToTimestamp(context.now);
  }
  *point.mutable_changed_at() = ToTimestamp(context.now);
  point.set_changed_by(context.actor.subject);
  return point;
}

v1::ContactRecorded RecordedOf(const v1::Person& person, const v1::RecordContact& act,
                               const Context& context) {
  v1::ContactRecorded recorded;
  recorded.set_party(Meant(act.party()));
  if (act.remove()) {
    recorded.set_removed(act.kind());
  } else if (act.kind() != v1::CONTACT_KIND_UNSPECIFIED) {
    *recorded.mutable_point() = PointOf(person, act, context);
    if (GivesValue(act)) recorded.set_changed(act.kind());
    recorded.set_value(act.value());
    *recorded.mutable_address_lines() = act.address_lines();
  }
  recorded.set_safe_contact_changed(!IsBlank(act.safe_contact()) || act.clear_safe_contact());
  recorded.set_safe_contact(act.safe_contact());
  recorded.set_language(act.language());
  return recorded;
}

}  // namespace

absl::StatusOr<Events> DecideRecordContact(const v1::CaseFile& file, const v1::RecordContact& act,
                                           const Context& context) {
  absl::Status checked = RequirePersonalParts(file);
  if (!checked.ok()) return checked;
  const absl::StatusOr<const v1::Person*> person = RequirePerson(file, Meant(act.party()));
  if (!person.ok()) return person.status();
  checked = CheckContact(**person, act);
  if (!checked.ok()) return checked;
  v1::Event event;
  *event.mutable_contact_recorded() = RecordedOf(**person, act, context);
  if (!MayOwe(file)) return Events{std::move(event)};
  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  Retime(file, after, *duties);
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
