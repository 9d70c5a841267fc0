#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 8> kEvidence = {"oral",
                                                       "written",
                                                       "power_of_attorney",
                                                       "deputyship",
                                                       "parental_responsibility",
                                                       "executor",
                                                       "next_of_kin",
                                                       "other"};
constexpr std::string_view kDeath = "death";
constexpr std::string_view kExpired = "expired";
// Within how many working days a representative who is not accepted is told.
constexpr int kRefusalToldWithin = 3;

v1::RepresentationBasis BasisAfter(const v1::CaseFile& file, const v1::RecordAuthority& act) {
  return act.basis() == v1::REPRESENTATION_BASIS_UNSPECIFIED ? file.representation_basis()
                                                             : act.basis();
}

// The gates of reg 5(3) and 5(4).
absl::Status CheckGates(v1::RepresentationBasis basis, const v1::RecordAuthority& act) {
  const bool child = basis == v1::REPRESENTATION_BASIS_CHILD;
  const bool lacks_capacity = basis == v1::REPRESENTATION_BASIS_LACK_OF_CAPACITY;
  if (child && !act.child_grounds()) {
    return FieldError("act.child_grounds",
                      "there must be reasonable grounds that the representative complains rather "
                      "than the child, or refuse the representative with the reason, reg 5(3)");
  }
  if ((child || lacks_capacity) && !act.best_interests()) {
    return FieldError("act.best_interests",
                      "the representative must act in the person's best interests, or refuse the "
                      "representative with the reason, reg 5(4)-(5)");
  }
  return absl::OkStatus();
}

absl::Status CheckEvidence(const v1::RecordAuthority& act, absl::CivilDay today) {
  if (std::find(kEvidence.begin(), kEvidence.end(), act.evidence_kind()) == kEvidence.end()) {
    return FieldError("act.evidence_kind",
                      "choose oral, written, power_of_attorney, deputyship, "
                      "parental_responsibility, executor, next_of_kin or other");
  }
  if (IsBlank(act.evidence())) return FieldError("act.evidence", "say what shows the authority");
  if (!act.has_expires_on()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> day = DayOfField(act.expires_on(), "act.expires_on");
  if (!day.ok()) return day.status();
  if (*day < today) return FieldError("act.expires_on", "give a day that has not passed");
  return absl::OkStatus();
}

absl::Status RequireRepresented(const v1::CaseFile& file) {
  absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.anonymous()) {
    return absl::FailedPreconditionError("the complainant is anonymous: nobody is known to speak");
  }
  return absl::OkStatus();
}

// A power of attorney ends with the person's life: after it only reg 5(2)(a) is a basis.
absl::Status CheckBasis(const v1::CaseFile& file, v1::RepresentationBasis basis) {
  if (basis == v1::REPRESENTATION_BASIS_UNSPECIFIED || !v1::RepresentationBasis_IsValid(basis)) {
    return FieldError("act.basis", "say on which basis of reg 5(2) the representative speaks");
  }
  if (!file.has_care_recipient()) {
    return FieldError("act.basis", "the file names nobody for whom the complainant could speak");
  }
  const bool died = file.care_recipient().has_death();
  if (died && basis != v1::REPRESENTATION_BASIS_DECEASED) {
    return FieldError("act.basis", "the person has died: the basis is deceased, reg 5(2)(a)");
  }
  return absl::OkStatus();
}

v1::Authority Accepted(const v1::RecordAuthority& act, const Context& context) {
  v1::Authority authority;
  authority.set_state(v1::AUTHORITY_STATE_ACCEPTED);
  authority.set_evidence_kind(act.evidence_kind());
  authority.set_evidence(act.evidence());
  authority.set_checked_by(context.actor.subject);
  *authority.mutable_checked_at() = ToTimestamp(context.now);
  authority.set_scope(act.scope());
  if (act.has_expires_on()) *authority.mutable_expires_on() = act.expires_on();
  return authority;
}

void OpenExpiry(const v1::Authority& authority, Duties& duties) {
  if (!authority.has_expires_on()) return;
  const absl::CivilDay day = StoredDay(authority.expires_on());
  duties.Open(duties.OnDay(
      kAuthorityExpiry, day,
      absl::StrCat("The representative's authority holds until ", InWords(day), "."), "reg 5(2)"));
}

// Nobody is held by a refusal any longer once the representative is accepted.
bool LiftsHold(const v1::CaseFile& file) {
  return file.contact_hold().reason() == kRepresentativeRefused;
}

}  // namespace

absl::StatusOr<Events> DecideRecordAuthority(const v1::CaseFile& file,
                                             const v1::RecordAuthority& act,
                                             const Context& context) {
  absl::Status checked = RequireRepresented(file);
  if (!checked.ok()) return checked;
  if (file.contact_hold().reason() == kComplainantDied) return RequireSomebodyToTell(file);
  const v1::RepresentationBasis basis = BasisAfter(file, act);
  checked = CheckBasis(file, basis);
  if (!checked.ok()) return checked;
  checked = CheckGates(basis, act);
  if (!checked.ok()) return checked;
  checked = CheckEvidence(act, LondonDay(context.now));
  if (!checked.ok()) return checked;

  v1::Event event;
  v1::AuthorityRecorded& recorded = *event.mutable_authority_recorded();
  recorded.set_basis(basis);
  *recorded.mutable_authority() = Accepted(act, context);
  if (file.has_contact_hold() && !LiftsHold(file)) {
    *recorded.mutable_contact_hold() = file.contact_hold();
  }
  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  EndAsking(v1::OBLIGATION_STATE_MET, context.now, *duties);
  OpenExpiry(recorded.authority(), *duties);
  if (LiftsHold(file)) Resume(after, context, *duties);
  Carry(*duties, event);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRefuseRepresentative(const v1::CaseFile& file,
                                                  const v1::RefuseRepresentative& act,
                                                  const Context& context) {
  const absl::Status represented = RequireRepresented(file);
  if (!represented.ok()) return represented;
  const v1::RepresentationBasis basis = file.representation_basis();
  if (basis == v1::REPRESENTATION_BASIS_UNSPECIFIED) {
    return absl::FailedPreconditionError("nobody is represented on this case");
  }
  const absl::Status told = RequireSomebodyToTell(file);
  if (!told.ok()) return told;
  if (act.ground() == v1::REFUSAL_GROUND_UNSPECIFIED || !v1::RefusalGround_IsValid(act.ground())) {
    return FieldError("act.ground", "say on which ground, reg 5(3)-(5)");
  }
  if (act.ground() == v1::REFUSAL_GROUND_CHILD_COULD_COMPLAIN &&
      basis != v1::REPRESENTATION_BASIS_CHILD) {
    return FieldError("act.ground", "this ground is about the representative of a child");
  }
  const bool cared_for =
      basis == v1::REPRESENTATION_BASIS_CHILD || basis == v1::REPRESENTATION_BASIS_LACK_OF_CAPACITY;
  if (act.ground() == v1::REFUSAL_GROUND_NOT_BEST_INTERESTS && !cared_for) {
    return FieldError("act.ground",
                      "this ground is about a child or a person who lacks capacity, reg 5(4)");
  }
  if (IsBlank(act.reason())) return FieldError("act.reason", "give the reason in words");

  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndAsking(v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  const std::string task = Suspend(file, context, *duties);
  const std::string notice = duties->Open(duties->ByWorkingDays(
      kRefusalNotice, LondonDay(context.now), kRefusalToldWithin,
      "A representative who is not accepted is told so in writing, with the reason, as soon as "
      "reasonably practicable."));
  v1::Event event = duties->NewEvent();
  v1::RepresentativeRefused& refused = *event.mutable_representative_refused();
  v1::Authority& authority = *refused.mutable_authority();
  authority.set_state(v1::AUTHORITY_STATE_REFUSED);
  authority.set_checked_by(context.actor.subject);
  *authority.mutable_checked_at() = ToTimestamp(context.now);
  authority.set_refusal_ground(act.ground());
  authority.set_refusal_reason(act.reason());
  *authority.mutable_ended_at() = ToTimestamp(context.now);
  authority.set_obligation_id(notice);
  v1::ContactHold& hold = *refused.mutable_contact_hold();
  hold.set_reason(std::string(kRepresentativeRefused));
  *hold.mutable_since() = ToTimestamp(context.now);
  hold.set_obligation_id(task);
  return Events{std::move(event)};
}

std::optional<v1::Event> AuthorityExpired(const v1::CaseFile& file,
                                          const v1::Obligation& obligation, v1::Alarm alarm,
                                          const Context& context) {
  if (obligation.clock() != kAuthorityExpiry.clock || alarm != v1::ALARM_DUE) return std::nullopt;
  v1::Event event;
  v1::AuthorityRecorded& recorded = *event.mutable_authority_recorded();
  recorded.set_basis(file.representation_basis());
  v1::Authority& authority = *recorded.mutable_authority();
  authority = file.authority();
  authority.set_state(v1::AUTHORITY_STATE_ENDED);
  *authority.mutable_ended_at() = ToTimestamp(context.now);
  authority.set_end_reason(std::string(kExpired));
  if (file.has_contact_hold()) *recorded.mutable_contact_hold() = file.contact_hold();
  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return std::nullopt;
  authority.set_obligation_id(AskForAuthority(after, LondonDay(context.now), context.now, *duties));
  Carry(*duties, event);
  return event;
}

}  // namespace candour::intake
