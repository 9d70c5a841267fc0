#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/delivery/acts.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

bool IsDischargedByCall(const v1::Obligation* obligation) {
  return obligation != nullptr && obligation->state() == v1::OBLIGATION_STATE_OPEN &&
         obligation->clock() == kProgress.clock;
}

}  // namespace

absl::StatusOr<Events> DecideRecordCall(const v1::CaseFile& file, const v1::RecordCall& act,
                                        const Context& context) {
  const absl::Time called_at = act.has_called_at() ? InstantFrom(act.called_at()) : context.now;
  const absl::Status happened = CheckHappened(called_at, file, context.now, "act.called_at");
  if (!happened.ok()) return happened;
  const v1::Obligation* obligation = FindObligation(file, act.obligation_id());
  if (obligation == nullptr && !act.obligation_id().empty()) {
    return FieldError("act.obligation_id", "the case has no such obligation");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  if (act.reached() && IsOpen(file) && IsDischargedByCall(obligation)) {
    duties->Close(kProgress.clock, v1::OBLIGATION_STATE_MET, called_at);
    duties->Open(duties->ByClock(kProgress, "PROGRESS", LondonDay(called_at)));
  }
  v1::Event event = duties->NewEvent();
  v1::CallRecorded& recorded = *event.mutable_call_recorded();
  *recorded.mutable_call()->mutable_called_at() = ToTimestamp(called_at);
  recorded.mutable_call()->set_reached(act.reached());
  recorded.mutable_call()->set_obligation_id(act.obligation_id());
  recorded.mutable_call()->set_called_by(context.actor.subject);
  recorded.set_note(act.note());
  return Events{std::move(event)};
}

}  // namespace candour::intake
