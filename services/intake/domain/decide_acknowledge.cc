#include "services/intake/domain/decide_acknowledge.h"

#include <string_view>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/stages.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kByNotice = "notice";

absl::Status CheckMethod(const v1::CaseFile& file, const v1::Acknowledge& act) {
  if (act.method() == kByNotice) {
    if (WasSent(file, kAcknowledge.notice)) return absl::OkStatus();
    return FieldError("act.method", "the notice of acknowledgement has not been sent yet");
  }
  const bool known = IsMethod(act.method());
  if (known) return absl::OkStatus();
  return FieldError("act.method", "choose phone, letter, email, in_person or notice");
}

}  // namespace

v1::Event AcknowledgedAt(absl::Time instant, std::string_view method, const v1::CaseFile& file,
                         Duties& duties) {
  const absl::CivilDay day = LondonDay(instant);
  duties.Close(kAcknowledge.clock, v1::OBLIGATION_STATE_MET, instant);
  if (file.record_type() == v1::RECORD_TYPE_CMP && SetsItsPeriod(duties.Law())) {
    StartFrom(reference::v1::MILESTONE_ACKNOWLEDGED, day, duties);
  } else if (file.record_type() == v1::RECORD_TYPE_CMP) {
    duties.Open(duties.ByClock(kPlan, "PLAN", day));
  } else {
    duties.Open(duties.ByWorkingDays(
        kReply, day, 10, "The person is answered within 10 working days of the acknowledgement."));
  }
  v1::Event event = duties.NewEvent();
  v1::Acknowledged& acknowledged = *event.mutable_acknowledged();
  *acknowledged.mutable_acknowledged_at() = ToTimestamp(instant);
  acknowledged.set_method(std::string(method));
  acknowledged.set_discussion_offered(true);
  acknowledged.set_scope_checked(true);
  return event;
}

absl::StatusOr<Events> DecideAcknowledge(const v1::CaseFile& file, const v1::Acknowledge& act,
                                         const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.has_acknowledged_at()) {
    return absl::FailedPreconditionError("the complaint has already been acknowledged");
  }
  if (FindOpen(file, kAcknowledge.clock) == nullptr) {
    return absl::FailedPreconditionError("no acknowledgement is owed to anybody");
  }
  const absl::Status method = CheckMethod(file, act);
  if (!method.ok()) return method;
  if (!act.discussion_offered()) {
    return FieldError("act.discussion_offered",
                      "offer to discuss how it will be handled and by when, reg 13(7)");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  return WithStagePlan(AcknowledgedAt(context.now, act.method(), file, *duties), file, *duties);
}

}  // namespace candour::intake
