#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

bool CorrectsNothing(const v1::CorrectPersonal& act) {
  return IsBlank(act.name()) && IsBlank(act.email()) && IsBlank(act.phone()) &&
         act.address_lines().empty();
}

}  // namespace

absl::StatusOr<Events> DecideHoldErasure(const v1::CaseFile& file, const v1::HoldErasure& act,
                                         const Context& context) {
  if (file.erased()) return absl::FailedPreconditionError("the case was erased already");
  if (act.reason().empty()) return FieldError("act.reason", "say why it is held");
  if (file.has_erasure_hold() && file.erasure_hold().reason() == act.reason()) return Events();
  v1::Event event;
  v1::ErasureHold& hold = *event.mutable_erasure_held()->mutable_hold();
  hold.set_reason(act.reason());
  *hold.mutable_held_at() = ToTimestamp(context.now);
  hold.set_held_by(context.actor.subject);
  hold.set_note(act.note());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideReleaseHold(const v1::CaseFile& file, const v1::ReleaseHold& act,
                                         const Context& context) {
  if (!file.has_erasure_hold()) return absl::FailedPreconditionError("nothing holds its erasure");
  v1::Event event;
  *event.mutable_erasure_hold_released()->mutable_released_at() = ToTimestamp(context.now);
  event.mutable_erasure_hold_released()->set_note(act.note());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideCorrectPersonal(const v1::CaseFile& file,
                                             const v1::CorrectPersonal& act,
                                             const Context& context) {
  if (file.erased()) return absl::FailedPreconditionError("the case was erased");
  if (CorrectsNothing(act)) return FieldError("act", "say what is right instead");
  if (IsBlank(act.reason())) return FieldError("act.reason", "say what was wrong");
  const bool recipient = act.part() == v1::CORRECTED_PART_CARE_RECIPIENT;
  if (recipient ? !file.has_care_recipient() : !file.has_complainant()) {
    return FieldError("act.part", "the case names no such person");
  }
  v1::Event event;
  v1::PersonalCorrected& corrected = *event.mutable_personal_corrected();
  corrected.mutable_correction()->set_part(act.part());
  *corrected.mutable_correction()->mutable_corrected_at() = ToTimestamp(context.now);
  corrected.mutable_correction()->set_reason(act.reason());
  corrected.set_name(act.name());
  corrected.set_email(act.email());
  corrected.set_phone(act.phone());
  *corrected.mutable_address_lines() = act.address_lines();
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideConfirmErasure(const v1::CaseFile& file, const v1::ConfirmErasure& act,
                                            const Context& context) {
  if (!file.erased()) return absl::FailedPreconditionError("the case was not erased");
  // Another erasure since: the follower will come to that one too.
  if (InstantFrom(file.erasure().erased_at()) != InstantFrom(act.erased_at())) return Events();
  for (const v1::FollowerErasure& each : file.erasure().followers()) {
    if (each.follower() == act.follower()) return Events();
  }
  v1::Event event;
  v1::FollowerErasure& confirmation = *event.mutable_erasure_confirmed()->mutable_confirmation();
  confirmation.set_follower(act.follower());
  *confirmation.mutable_confirmed_at() = ToTimestamp(context.now);
  *confirmation.mutable_cleared() = act.cleared();
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideCertifyErasure(const v1::CaseFile& file, const v1::CertifyErasure& act,
                                            const Context& context) {
  if (!file.erased()) return absl::FailedPreconditionError("the case was not erased");
  if (file.erasure().has_certified_at()) return Events();
  v1::Event event;
  v1::ErasureCertified& certified = *event.mutable_erasure_certified();
  *certified.mutable_certified_at() = ToTimestamp(context.now);
  *certified.mutable_followers() = act.followers();
  certified.set_backup_days(act.backup_days());
  return Events{std::move(event)};
}

}  // namespace candour::intake
