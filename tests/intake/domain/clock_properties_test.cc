// What holds of every clock on every day of ten years, both clock changes of each among them.
// Also tests tests/support/rule_calendar.cc against the official list.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "absl/time/time.h"
#include "services/common/calendar/calendar.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/period.h"
#include "tests/support/law.h"
#include "tests/support/rule_calendar.h"

namespace candour::intake {
namespace {

using absl::CivilDay;
using reference::v1::MILESTONE_RECEIVED;

// Ten years and what clocks of the last of them need.
constexpr int kFirstYear = 2024;
constexpr int kLastYear = 2035;
constexpr CivilDay kFirst(2024, 1, 1);
constexpr CivilDay kLast(2033, 12, 31);

const Calendar& TenYears() {
  static const Calendar kCalendar = *Calendar::From(tests::RuleMadeCalendar(kFirstYear, kLastYear));
  return kCalendar;
}

rc::Gen<CivilDay> AnyDay() {
  return rc::gen::map(rc::gen::inRange(0, static_cast<int>(kLast - kFirst) + 1),
                      [](int days) { return kFirst + days; });
}

rc::Gen<int> AnyCount() { return rc::gen::inRange(1, 66); }

CivilDay After(CivilDay day, int count) { return *TenYears().AddWorkingDays(day, count); }

std::set<CivilDay> HolidaysOf(const reference::v1::Calendar& calendar, int first, int last) {
  std::set<CivilDay> days;
  for (const reference::v1::Holiday& holiday : calendar.holidays()) {
    const CivilDay day(holiday.day().year(), holiday.day().month(), holiday.day().day());
    if (day.year() >= first && day.year() <= last) days.insert(day);
  }
  return days;
}

// Proves R-01.
TEST(RuleMadeCalendarTest, AgreesWithTheOfficialListOfEveryLoadedYear) {
  const auto* official = CalendarVersion(tests::Law(), "england-and-wales", 1);
  ASSERT_NE(official, nullptr);
  const std::set<CivilDay> proclaimed = HolidaysOf(*official, 2024, 2028);
  EXPECT_EQ(proclaimed.size(), 40U);
  EXPECT_EQ(HolidaysOf(tests::RuleMadeCalendar(2024, 2028), 2024, 2028), proclaimed);
}

// Proves.
TEST(ClockPropertyTest, NeverEndsOnAWeekendOrHoliday) {
  const std::set<CivilDay> holidays =
      HolidaysOf(tests::RuleMadeCalendar(kFirstYear, kLastYear), kFirstYear, kLastYear);
  EXPECT_TRUE(rc::check("a count of working days ends on one", [&holidays] {
    const CivilDay day = After(*AnyDay(), *AnyCount());
    const absl::Weekday weekday = absl::GetWeekday(day);
    RC_ASSERT(weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday);
    RC_ASSERT(!holidays.contains(day));
  }));
}

// Proves R-32.
TEST(ClockPropertyTest, IsMonotonic) {
  EXPECT_TRUE(rc::check("a later day or a longer count never ends earlier", [] {
    const CivilDay day = *AnyDay();
    const CivilDay later = std::max(day, *AnyDay());
    const int count = *AnyCount();
    RC_ASSERT(After(day, count) <= After(later, count));
    RC_ASSERT(After(day, count) < After(day, count + 1));
    RC_ASSERT(day < After(day, count));
  }));
}

TEST(ClockPropertyTest, CountsNThenMAsNAndM) {
  EXPECT_TRUE(rc::check("n working days and then m are n + m", [] {
    const CivilDay day = *AnyDay();
    const int n = *AnyCount();
    const int m = *AnyCount();
    RC_ASSERT(After(After(day, n), m) == After(day, n + m));
  }));
}

// Proves Q1, Q2, R-43.
TEST(ClockPropertyTest, ReadsTheSixMonthsCautiouslyNeverLaterThanTheLaw) {
  EXPECT_TRUE(rc::check("rule A is rule C or the day before it; the day to send is not later", [] {
    const CivilDay day = *AnyDay();
    const CivilDay cautious = CautiousLastDayCommencingOn(day, 6);
    const CivilDay lawful = LastDayCommencingOn(day, 6);
    RC_ASSERT(cautious == lawful || cautious == lawful - 1);
    if (cautious != lawful) RC_ASSERT(day.day() >= 29);
    const CivilDay send_by = *SendBy(day, TenYears());
    RC_ASSERT(send_by <= cautious);
    RC_ASSERT(*TenYears().IsWorkingDay(send_by));
    RC_ASSERT(*TenYears().WorkingDaysBetween(send_by, cautious) == 0);
  }));
}

// Every date of both procedures for a receipt at `instant`.
std::vector<std::optional<CivilDay>> DatesOf(absl::Time instant) {
  std::vector<std::optional<CivilDay>> days;
  for (const char* id : {"ASC-2009", "CODE-2024"}) {
    for (const DerivedDate& date :
         DeriveAll(tests::Procedure(id), TenYears(), {{MILESTONE_RECEIVED, LondonDay(instant)}})) {
      days.push_back(date.day);
    }
  }
  return days;
}

// Proves Q3.
TEST(ClockPropertyTest, GivesTheSameDatesAtEverySecondOfADay) {
  EXPECT_TRUE(rc::check("the second of the receipt does not matter", [] {
    const CivilDay day = *AnyDay();
    const absl::Time midnight = absl::FromCivil(day, London());
    const auto seconds =
        static_cast<int>((absl::FromCivil(day + 1, London()) - midnight) / absl::Seconds(1));
    const int second = *rc::gen::inRange(0, seconds);
    RC_ASSERT(LondonDay(midnight + absl::Seconds(second)) == day);
    RC_ASSERT(DatesOf(midnight + absl::Seconds(second)) == DatesOf(midnight));
  }));
}

// Proves Q3. The days on which London's clocks change have 23 and 25 hours.
TEST(ClockPropertyTest, HoldsOnBothClockChangesOfEveryYear) {
  int changes = 0;
  for (CivilDay day = kFirst; day <= kLast; ++day) {
    const absl::Time midnight = absl::FromCivil(day, London());
    const absl::Duration length = absl::FromCivil(day + 1, London()) - midnight;
    if (length == absl::Hours(24)) continue;
    ++changes;
    for (absl::Time at = midnight; at < midnight + length; at += absl::Minutes(30)) {
      ASSERT_EQ(DatesOf(at), DatesOf(midnight)) << day;
    }
    ASSERT_EQ(DatesOf(midnight + length - absl::Seconds(1)), DatesOf(midnight)) << day;
  }
  EXPECT_EQ(changes, 20);
}

}  // namespace
}  // namespace candour::intake
