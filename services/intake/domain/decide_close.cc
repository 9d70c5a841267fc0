#include <string>
#include <string_view>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_outcome.h"
#include "services/intake/domain/inquiry/answer.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/scope_notices.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kWithdrawn = "WDN";
constexpr int kWithdrawalDays = 3;
constexpr int kClosedNoticeDays = 5;

absl::Status CheckClosable(const v1::CaseFile& file) {
  if (OwesScopeNotice(file) && !IsSuspended(file)) {
    return absl::FailedPreconditionError(
        "it has not been told what is not handled here, and why, reg 8(2): see that the notice "
        "goes");
  }
  if (file.status() == v1::STATUS_RESPONDED) return absl::OkStatus();
  absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.anonymous()) return absl::OkStatus();
  if (FindOpen(file, kRefusalNotice.clock) != nullptr) {
    return absl::FailedPreconditionError(
        "the representative has not been told of the refusal, reg 5(3)-(5)");
  }
  // Nobody is there to be answered, and nobody took the complaint on.
  if (IsSuspended(file)) return absl::OkStatus();
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

// What the council looks into although the person has withdrawn (domain 1.2).
NewActions CarriedOn(const v1::Withdraw& act) {
  NewActions actions;
  if (act.has_carry_on()) *actions.Add() = act.carry_on();
  return actions;
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
  if (file.has_responded_at() && MayBeTold(file)) {
    duties->Open(duties->ByWorkingDays(
        kClosedNotice, LondonDay(context.now), kClosedNoticeDays,
        "The complainant hears within 5 working days that the case is closed."));
  }
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
  const absl::Status carried = CheckActions(CarriedOn(act), "act.carry_on", context.now);
  if (!carried.ok()) return carried;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::CivilDay today = LondonDay(context.now);
  duties->CancelRest(context.now);
  const bool has_clock = FindClock(duties->Law(), kWithdrawal.clock) != nullptr;
  duties->Open(has_clock
                   ? duties->ByClock(kWithdrawal, kWithdrawal.clock, today)
                   : duties->ByWorkingDays(kWithdrawal, today, kWithdrawalDays,
                                           "A withdrawal is confirmed within 3 working days."));
  const std::vector<v1::Action> actions = OpenActions(file, CarriedOn(act), *duties, context);
  v1::Event event = duties->NewEvent();
  v1::Withdrawn& withdrawn = *event.mutable_withdrawn();
  withdrawn.mutable_actions()->Assign(actions.begin(), actions.end());
  *withdrawn.mutable_withdrawn_at() = ToTimestamp(context.now);
  withdrawn.set_note(act.note());
  withdrawn.set_outcome(std::string(kWithdrawn));
  return Events{std::move(event)};
}

}  // namespace candour::intake
