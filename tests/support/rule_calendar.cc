#include "tests/support/rule_calendar.h"

#include "services/common/day/day.h"

namespace candour::tests {
namespace {

using absl::CivilDay;
using absl::Weekday;

CivilDay FirstMonday(absl::civil_year_t year, int month) {
  const CivilDay first(year, month, 1);
  return absl::GetWeekday(first) == Weekday::monday ? first
                                                    : absl::NextWeekday(first, Weekday::monday);
}

CivilDay LastMonday(absl::civil_year_t year, int month) {
  return absl::PrevWeekday(CivilDay(year, month + 1, 1), Weekday::monday);
}

bool IsWeekend(CivilDay day) {
  return absl::GetWeekday(day) == Weekday::saturday || absl::GetWeekday(day) == Weekday::sunday;
}

void Add(CivilDay day, const char* name, reference::v1::Calendar& calendar) {
  reference::v1::Holiday& holiday = *calendar.add_holidays();
  *holiday.mutable_day() = ToMessage(day);
  holiday.set_name(name);
}

// Christmas and Boxing Day, or the weekdays after that stand in for them, in order.
void AddChristmas(absl::civil_year_t year, reference::v1::Calendar& calendar) {
  const CivilDay christmas(year, 12, 25);
  const CivilDay boxing(year, 12, 26);
  if (!IsWeekend(christmas)) Add(christmas, "Christmas Day", calendar);
  if (!IsWeekend(boxing)) Add(boxing, "Boxing Day", calendar);
  if (IsWeekend(christmas)) Add(CivilDay(year, 12, 27), "Christmas Day (substitute)", calendar);
  if (IsWeekend(boxing)) Add(CivilDay(year, 12, 28), "Boxing Day (substitute)", calendar);
}

}  // namespace

CivilDay EasterSunday(absl::civil_year_t year) {
  // The golden number, the century and its corrections, then the Sunday after the full moon.
  const auto golden = year % 19;
  const auto century = year / 100;
  const auto epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
  const auto moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
  const auto weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
  const auto days = moon - weekday;
  const auto month = 3 + (days + 40) / 44;
  return CivilDay(year, month, days + 28 - 31 * (month / 4));
}

reference::v1::Calendar RuleMadeCalendar(int first_year, int last_year) {
  reference::v1::Calendar calendar;
  calendar.set_id("england-and-wales");
  calendar.set_version(1);
  *calendar.mutable_effective_on() = ToMessage(CivilDay(first_year, 1, 1));
  calendar.set_first_year(first_year);
  calendar.set_last_year(last_year);
  calendar.set_source("the standing rules");
  for (absl::civil_year_t year = first_year; year <= last_year; ++year) {
    const CivilDay new_year(year, 1, 1);
    Add(IsWeekend(new_year) ? absl::NextWeekday(new_year, Weekday::monday) : new_year,
        "New Year's Day", calendar);
    Add(EasterSunday(year) - 2, "Good Friday", calendar);
    Add(EasterSunday(year) + 1, "Easter Monday", calendar);
    Add(FirstMonday(year, 5), "Early May bank holiday", calendar);
    Add(LastMonday(year, 5), "Spring bank holiday", calendar);
    Add(LastMonday(year, 8), "Summer bank holiday", calendar);
    AddChristmas(year, calendar);
  }
  return calendar;
}

}  // namespace candour::tests
