#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/acts.h"
#include "services/intake/domain/period/duties.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

bool IsPaused(const v1::CaseFile& file) {
  const auto& pauses = file.periods().pauses();
  return !pauses.empty() && !pauses.rbegin()->has_resumed_at();
}

}  // namespace

absl::StatusOr<Events> DecidePauseWork(const v1::CaseFile& file, const v1::PauseWork& act,
                                       const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (IsPaused(file)) return absl::FailedPreconditionError("the work rests already");
  if (context.reference_data->DelayReasonOf(act.reason()) == nullptr) {
    return FieldError("act.reason", "choose a reason that exists");
  }
  const absl::StatusOr<absl::CivilDay> review_on = DayOfField(act.review_on(), "act.review_on");
  if (!review_on.ok()) return review_on.status();
  if (*review_on <= LondonDay(context.now)) {
    return FieldError("act.review_on", "give a day after today");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Open(duties->OnDay(kPauseReview, *review_on,
                             "The work rests until then. No clock of the law stops meanwhile.",
                             "local standard"));
  v1::Event event = duties->NewEvent();
  v1::Pause& pause = *event.mutable_work_paused()->mutable_pause();
  pause.set_reason(act.reason());
  *pause.mutable_paused_at() = ToTimestamp(context.now);
  *pause.mutable_review_on() = ToMessage(*review_on);
  event.mutable_work_paused()->set_note(act.note());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideResumeWork(const v1::CaseFile& file, const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (!IsPaused(file)) return absl::FailedPreconditionError("the work does not rest");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kPauseReview.clock, v1::OBLIGATION_STATE_MET, context.now);
  v1::Event event = duties->NewEvent();
  *event.mutable_work_resumed()->mutable_resumed_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
