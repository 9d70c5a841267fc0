#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/common/calendar/calendar.h"

namespace candour::intake {

// Periods of calendar months and days. `months` and `days` are at least one. None of them rolls a
// last day to a working day unless it says so.

// Rule C: the last day of a period of `months` months commencing on `start`, such as the relevant
// period of reg 14(3): the day before the corresponding date, or the last day of the end month when
// it has no corresponding date.
absl::CivilDay LastDayCommencingOn(absl::CivilDay start, int months);

// Rule A: the cautious reading of the same period, never later than rule C and a day earlier when
// the end month has no corresponding date.
absl::CivilDay CautiousLastDayCommencingOn(absl::CivilDay start, int months);

// The corresponding date `months` months after `day`, or the last day of that month when it has
// none: the last day "not later than 12 months after the date" (reg 12(1)).
absl::CivilDay MonthsAfter(absl::CivilDay day, int months);

// The last day of `days` days beginning on the day after `day`.
absl::CivilDay DaysAfter(absl::CivilDay day, int days);

// The last day of `days` days beginning on `start` itself.
absl::CivilDay DaysBeginningOn(absl::CivilDay start, int days);

// The last working day on which a response can be sent within six months of receipt, read
// cautiously: the last working day on or before rule A. Fails with OutOfRange as Calendar does.
absl::StatusOr<absl::CivilDay> SendBy(absl::CivilDay received, const Calendar& calendar);

// One month to answer: the corresponding date in the next month, and when that is no working day
// the next working day. Fails with OutOfRange as Calendar does.
absl::StatusOr<absl::CivilDay> OneMonthToAnswer(absl::CivilDay received, const Calendar& calendar);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_H_
