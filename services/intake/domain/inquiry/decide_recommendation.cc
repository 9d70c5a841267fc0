#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kSignOffDays = 10;

absl::StatusOr<const v1::Recommendation*> TheRecommendation(const v1::CaseFile& file, uint32_t id) {
  const v1::Recommendation* found = FindRecommendation(file, id);
  if (found == nullptr) {
    return FieldError("act.recommendation_id", "there is no recommendation of this number");
  }
  return found;
}

}  // namespace

absl::StatusOr<Events> DecideComplyWithRecommendation(const v1::CaseFile& file,
                                                      const v1::ComplyWithRecommendation& act,
                                                      const Context& context) {
  const auto found = TheRecommendation(file, act.recommendation_id());
  if (!found.ok()) return found.status();
  if ((*found)->has_complied_at()) {
    return absl::FailedPreconditionError("this recommendation has been carried out");
  }
  if (IsBlank(act.evidence())) return FieldError("act.evidence", "say what shows it");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, (*found)->obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  duties->Open(
      WithChasers(duties->ByWorkingDays(kSignOff, LondonDay(context.now), kSignOffDays,
                                        "The evidence is signed off within 10 working days."),
                  *duties, context));
  v1::Event event = duties->NewEvent();
  v1::RecommendationComplied& complied = *event.mutable_recommendation_complied();
  complied.set_recommendation_id(act.recommendation_id());
  complied.set_evidence(act.evidence());
  *complied.mutable_complied_at() = ToTimestamp(context.now);
  complied.set_complied_by(context.actor.subject);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideSignOffRecommendation(const v1::CaseFile& file,
                                                   const v1::SignOffRecommendation& act,
                                                   const Context& context) {
  const auto found = TheRecommendation(file, act.recommendation_id());
  if (!found.ok()) return found.status();
  if (!(*found)->has_complied_at()) {
    return absl::FailedPreconditionError("this recommendation has not been carried out");
  }
  if ((*found)->has_signed_off_at()) {
    return absl::FailedPreconditionError("this recommendation has been signed off");
  }
  if ((*found)->complied_by() == context.actor.subject) {
    return absl::PermissionDeniedError("another person than who carried it out signs it off");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, (*found)->obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  v1::Event event = duties->NewEvent();
  v1::RecommendationSignedOff& signed_off = *event.mutable_recommendation_signed_off();
  signed_off.set_recommendation_id(act.recommendation_id());
  *signed_off.mutable_signed_off_at() = ToTimestamp(context.now);
  signed_off.set_signed_off_by(context.actor.subject);
  return Events{std::move(event)};
}

}  // namespace candour::intake
