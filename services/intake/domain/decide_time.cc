#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/period/relevant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// How many working days a handler's word that the date will be kept holds (G-2).
constexpr int kReaffirmedFor = 5;
// Within how many working days a holding notice promises the reason.
constexpr int kReasonWithin = 5;

// Whether an instant of the same alarm follows.
bool IsLastOfItsKind(const v1::Obligation& obligation, const v1::AlarmInstant& alarm) {
  return std::none_of(obligation.alarms().begin(), obligation.alarms().end(),
                      [&alarm](const v1::AlarmInstant& each) {
                        return each.alarm() == alarm.alarm() &&
                               InstantFrom(each.at()) > InstantFrom(alarm.at());
                      });
}

// Whether the case ever owed the notice of `duty` and did not cease to, or sent it.
bool HadNotice(const v1::CaseFile& file, const Duty& duty) {
  return WasSent(file, duty.notice) ||
         std::any_of(file.obligations().begin(), file.obligations().end(),
                     [&duty](const v1::Obligation& each) {
                       return each.clock() == duty.clock &&
                              each.state() != v1::OBLIGATION_STATE_CANCELLED;
                     });
}

bool WasReaffirmed(const v1::CaseFile& file, absl::CivilDay today, const Calendar& calendar) {
  if (!file.has_date_reaffirmed_at()) return false;
  const absl::CivilDay day = LondonDay(InstantFrom(file.date_reaffirmed_at()));
  const absl::StatusOr<int> since = calendar.WorkingDaysBetween(day, today);
  return since.ok() && *since <= kReaffirmedFor;
}

// A holding notice is owed when the date that was told will be missed and nothing else says so; at
// most one a case (G-4). While a handler stands by the date only the last resort counts.
bool NeedsHolding(const v1::CaseFile& file, const v1::Obligation& response,
                  const v1::AlarmInstant& alarm, absl::CivilDay today, const Calendar& calendar) {
  if (response.clock() != kResponse.clock || alarm.alarm() != v1::ALARM_HOLD) return false;
  if (!file.plan().in_effect() || HadNotice(file, kHoldingNotice)) return false;
  if (FindOpen(file, kDelayNotice.clock) != nullptr) return false;
  return IsLastOfItsKind(response, alarm) || !WasReaffirmed(file, today, calendar);
}

void OpenHolding(const v1::CaseFile& file, absl::CivilDay today, Duties& duties) {
  const absl::CivilDay old = StoredDay(file.plan().response_by());
  duties.Open(duties.OnDay(kHoldingNotice, today,
                           absl::StrCat("The response promised for ", InWords(old),
                                        " has not gone and no delay has been told."),
                           "reg 14(1)(b)"));
  duties.Open(duties.ByWorkingDays(kReason, today, kReasonWithin,
                                   "The holding notice promises the reason within 5 working days "
                                   "of the day on which it is owed."));
}

// The six months are about to end without a response: the notice of that is prepared (R-44, I-5).
bool NeedsSixMonthNotice(const v1::CaseFile& file, const v1::Obligation& relevant,
                         const v1::AlarmInstant& alarm) {
  if (relevant.clock() != kRelevant.clock || file.anonymous()) return false;
  if (HadSixMonthNotice(file)) return false;
  if (alarm.alarm() == v1::ALARM_DUE) return true;
  return alarm.alarm() == v1::ALARM_ESCALATE && IsLastOfItsKind(relevant, alarm);
}

// The responsible person hears of it at each warning before the six months end (domain 6.2).
bool WarnsOfSixMonths(const v1::CaseFile& file, const v1::Obligation& relevant,
                      const v1::AlarmInstant& alarm) {
  if (relevant.clock() != kRelevant.clock) return false;
  if (alarm.alarm() != v1::ALARM_WARN && alarm.alarm() != v1::ALARM_ESCALATE) return false;
  return FindOpen(file, kSixMonthWarning.clock) == nullptr;
}

const v1::AlarmInstant* FindAlarm(const v1::Obligation& obligation, const v1::TimeReached& act) {
  const auto found = std::find_if(
      obligation.alarms().begin(), obligation.alarms().end(), [&act](const v1::AlarmInstant& each) {
        return each.alarm() == act.alarm() && InstantFrom(each.at()) == InstantFrom(act.at());
      });
  return found == obligation.alarms().end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<Events> DecideTimeReached(const v1::CaseFile& file, const v1::TimeReached& act,
                                         const Context& context) {
  if (InstantFrom(act.at()) > context.now) {
    return FieldError("act.at", "the instant has not been reached");
  }
  const v1::Obligation* obligation = FindObligation(file, act.obligation_id());
  if (obligation == nullptr) return absl::NotFoundError("the case has no such obligation");
  if (obligation->state() != v1::OBLIGATION_STATE_OPEN) return Events();
  const v1::AlarmInstant* alarm = FindAlarm(*obligation, act);
  if (alarm == nullptr || alarm->reached()) return Events();

  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::CivilDay today = LondonDay(context.now);
  if (NeedsHolding(file, *obligation, *alarm, today, duties->WorkingDays())) {
    OpenHolding(file, today, *duties);
  }
  if (WarnsOfSixMonths(file, *obligation, *alarm)) {
    duties->Open(
        duties->OnDay(kSixMonthWarning, today,
                      "The responsible person is told 40, 20, 10 and 5 working days before "
                      "the six months end.",
                      "local standard"));
  }
  if (NeedsSixMonthNotice(file, *obligation, *alarm)) {
    duties->Open(
        SixMonthNoticeBy(StoredDay(file.received_on()), CountedPeriod(file.periods()), *duties));
  }
  v1::Event event = duties->NewEvent();
  v1::AlarmReached& reached = *event.mutable_alarm_reached();
  reached.set_obligation_id(act.obligation_id());
  reached.set_alarm(act.alarm());
  *reached.mutable_at() = alarm->at();
  Events events = {std::move(event)};
  auto expired = AuthorityExpired(file, *obligation, alarm->alarm(), context);
  if (expired.has_value()) events.push_back(*std::move(expired));
  return events;
}

}  // namespace candour::intake
