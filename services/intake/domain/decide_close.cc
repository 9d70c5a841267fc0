#include <string>
#include <string_view>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_outcome.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kWithdrawn = "WDN";
constexpr int kWithdrawalDays = 3;

absl::Status CheckClosable(const v1::CaseFile& file) {
  if (file.status() == v1::STATUS_RESPONDED) return absl::OkStatus();
  absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.anonymous()) return absl::OkStatus();
  if (file.record_type() == v1::RECORD_TYPE_CMP) {
    return absl::FailedPreconditionError("the complaint has not been answered, reg 14(2)");
  }
  if (FindOpen(file, kAcknowledge.clock) != nullptr) {
    return absl::FailedPreconditionError("the acknowledgement is still owed");
  }
  return absl::OkStatus();
}

absl::Status CheckClosingOutcomes(const v1::CaseFile& file, const v1::Close& act,
                                  const Context& context) {
  if (act.points().empty()) return absl::OkStatus();
  if (file.has_responded_at()) {
    return FieldError("act.points", "the response has given the outcomes already");
  }
  return CheckOutcomes(file, act.points(), *context.reference_data);
}

}  // namespace

absl::StatusOr<Events> DecideClose(const v1::CaseFile& file, const v1::Close& act,
                                   const Context& context) {
  const absl::Status closable = CheckClosable(file);
  if (!closable.ok()) return closable;
  const absl::Status outcomes = CheckClosingOutcomes(file, act, context);
  if (!outcomes.ok()) return outcomes;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kClose.clock, v1::OBLIGATION_STATE_MET, context.now);
  duties->Close(kReply.clock, v1::OBLIGATION_STATE_MET, context.now);
  duties->CancelRest(context.now);
  v1::Event event = duties->NewEvent();
  v1::Closed& closed = *event.mutable_closed();
  *closed.mutable_closed_at() = ToTimestamp(context.now);
  closed.set_note(act.note());
  *closed.mutable_points() = act.points();
  closed.set_outcome(CaseOutcome(act.points()));
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideWithdraw(const v1::CaseFile& file, const v1::Withdraw& act,
                                      const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.anonymous()) {
    return absl::FailedPreconditionError("nobody is known who could withdraw it: close it instead");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::CivilDay today = LondonDay(context.now);
  duties->CancelRest(context.now);
  const bool has_clock = FindClock(duties->Law(), kWithdrawal.clock) != nullptr;
  duties->Open(has_clock
                   ? duties->ByClock(kWithdrawal, kWithdrawal.clock, today)
                   : duties->ByWorkingDays(kWithdrawal, today, kWithdrawalDays,
                                           "A withdrawal is confirmed within 3 working days."));
  v1::Event event = duties->NewEvent();
  v1::Withdrawn& withdrawn = *event.mutable_withdrawn();
  *withdrawn.mutable_withdrawn_at() = ToTimestamp(context.now);
  withdrawn.set_note(act.note());
  withdrawn.set_outcome(std::string(kWithdrawn));
  return Events{std::move(event)};
}

}  // namespace candour::intake
