#include "services/intake/domain/period.h"

namespace candour::intake {
namespace {

constexpr int kRelevantPeriodMonths = 6;

absl::CivilDay LastDayOf(absl::CivilMonth month) { return absl::CivilDay(month + 1) - 1; }

absl::CivilMonth EndMonth(absl::CivilDay day, int months) { return absl::CivilMonth(day) + months; }

bool HasCorrespondingDate(absl::CivilMonth month, absl::CivilDay day) {
  return day.day() <= LastDayOf(month).day();
}

}  // namespace

absl::CivilDay MonthsAfter(absl::CivilDay day, int months) {
  const absl::CivilMonth end = EndMonth(day, months);
  if (!HasCorrespondingDate(end, day)) return LastDayOf(end);
  return absl::CivilDay(end.year(), end.month(), day.day());
}

absl::CivilDay LastDayCommencingOn(absl::CivilDay start, int months) {
  const absl::CivilDay end = MonthsAfter(start, months);
  return HasCorrespondingDate(EndMonth(start, months), start) ? end - 1 : end;
}

absl::CivilDay CautiousLastDayCommencingOn(absl::CivilDay start, int months) {
  return MonthsAfter(start, months) - 1;
}

absl::CivilDay DaysAfter(absl::CivilDay day, int days) { return day + days; }

absl::CivilDay DaysBeginningOn(absl::CivilDay start, int days) { return start + (days - 1); }

absl::StatusOr<absl::CivilDay> SendBy(absl::CivilDay received, const Calendar& calendar) {
  return calendar.WorkingDayOnOrBefore(
      CautiousLastDayCommencingOn(received, kRelevantPeriodMonths));
}

absl::StatusOr<absl::CivilDay> OneMonthToAnswer(absl::CivilDay received, const Calendar& calendar) {
  return calendar.WorkingDayOnOrAfter(MonthsAfter(received, 1));
}

}  // namespace candour::intake
