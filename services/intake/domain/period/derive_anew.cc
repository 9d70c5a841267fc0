#include "services/intake/domain/period/derive_anew.h"

#include <algorithm>
#include <utility>

#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/relevant.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

v1::Obligation Counted(const v1::CaseFile& file, const v1::Obligation& obligation,
                       const Duties& duties) {
  const v1::DateBasis& basis = obligation.basis();
  const absl::CivilDay start =
      StoredDay(RunsFromReceipt(obligation, duties) ? file.received_on() : basis.start_on());
  const Duty duty{obligation.clock(), obligation.to(), obligation.notice()};
  if (basis.procedure_clock().empty()) {
    return duties.ByWorkingDays(duty, start, basis.working_days(), basis.rule());
  }
  // What the case's own procedure does not lay down is a standard of casework.
  if (FindClock(duties.Law(), basis.procedure_clock()) == nullptr) {
    return duties.ByStandard(duty, start);
  }
  return duties.ByClock(duty, basis.procedure_clock(), start);
}

void KeepReached(const v1::Obligation& before, v1::Obligation& after) {
  for (v1::AlarmInstant& alarm : *after.mutable_alarms()) {
    alarm.set_reached(std::any_of(before.alarms().begin(), before.alarms().end(),
                                  [&alarm](const v1::AlarmInstant& each) {
                                    return each.reached() && each.alarm() == alarm.alarm() &&
                                           InstantFrom(each.at()) == InstantFrom(alarm.at());
                                  }));
  }
}

}  // namespace

bool RunsFromReceipt(const v1::Obligation& obligation, const Duties& duties) {
  if (obligation.clock() == kRelevant.clock || obligation.clock() == kSixMonthNotice.clock ||
      obligation.clock() == kAcknowledge.clock) {
    return true;
  }
  const ref::Clock* clock = FindClock(duties.Law(), obligation.basis().procedure_clock());
  return clock != nullptr && clock->start() == ref::MILESTONE_RECEIVED;
}

std::optional<v1::Obligation> DerivedAnew(const v1::CaseFile& file,
                                          const v1::Obligation& obligation, const Duties& duties,
                                          const Context& context) {
  const absl::CivilDay received_on = StoredDay(file.received_on());
  const v1::LongerPeriod* counted = CountedPeriod(file.periods());
  const v1::DateBasis& basis = obligation.basis();
  std::optional<v1::Obligation> anew;
  if (obligation.clock() == kRelevant.clock) {
    anew = RelevantBy(received_on, counted, duties);
  } else if (obligation.clock() == kSixMonthNotice.clock) {
    anew = SixMonthNoticeBy(received_on, counted, duties);
  } else if (basis.working_days() > 0 || basis.procedure_clock() == obligation.clock() ||
             FindClock(duties.Law(), basis.procedure_clock()) != nullptr) {
    anew = WithChasers(Counted(file, obligation, duties), duties, context);
  }
  if (anew.has_value()) KeepReached(obligation, *anew);
  return anew;
}

bool SameDate(const v1::Obligation& a, const v1::Obligation& b) {
  if (a.has_due_by() != b.has_due_by()) return false;
  if (!a.has_due_by()) return a.not_computable() == b.not_computable();
  return StoredDay(a.due_by()) == StoredDay(b.due_by());
}

bool IsPromised(const v1::CaseFile& file, const v1::Obligation& obligation) {
  if (!obligation.has_due_by()) return false;
  const std::string& clock = obligation.clock();
  if (clock == kResponse.clock) return file.plan().in_effect();
  if (clock == kPlan.clock) return WasSent(file, kAcknowledge.notice);
  if (clock == kReason.clock) return WasSent(file, kHoldingNotice.notice);
  if (clock != kProgress.clock) return false;
  return WasSent(file, kPlanAgreedNotice.notice) || WasSent(file, kPlanSetNotice.notice);
}

}  // namespace candour::intake
