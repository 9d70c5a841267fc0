// Bank holidays by rule, for years that nobody has proclaimed yet.
#ifndef CANDOUR_TESTS_SUPPORT_RULE_CALENDAR_H_
#define CANDOUR_TESTS_SUPPORT_RULE_CALENDAR_H_

#include "absl/time/civil_time.h"
#include "candour/reference/v1/calendar.pb.h"

namespace candour::tests {

// Easter Sunday of the Gregorian calendar.
absl::CivilDay EasterSunday(absl::civil_year_t year);

// England and Wales by the standing rules: the eight holidays of a year, on a substitute day where
// they fall at a weekend. One-off holidays are not in it. For simulations and property tests; what
// people are told comes from db/reference/calendars.
reference::v1::Calendar RuleMadeCalendar(int first_year, int last_year);

}  // namespace candour::tests

#endif  // CANDOUR_TESTS_SUPPORT_RULE_CALENDAR_H_
