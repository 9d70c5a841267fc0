#include "services/common/calendar/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "google/protobuf/text_format.h"
#include "tests/support/law.h"

namespace candour {
namespace {

using ::testing::HasSubstr;
using tests::Day;
using tests::England;
using tests::FirstDay;

const absl::CivilDay kFirst(2024, 1, 1);
const absl::CivilDay kLast(2028, 12, 31);
// Sixty working days before the end: every count below stays inside the loaded years.
const absl::CivilDay kRoomForSixty(2028, 9, 30);

// The holidays as a list of days, which the calendar's own table was not made from.
const std::set<absl::CivilDay>& Holidays() {
  static const std::set<absl::CivilDay> kDays = {
      Day("2024-01-01"), Day("2024-03-29"), Day("2024-04-01"), Day("2024-05-06"), Day("2024-05-27"),
      Day("2024-08-26"), Day("2024-12-25"), Day("2024-12-26"), Day("2025-01-01"), Day("2025-04-18"),
      Day("2025-04-21"), Day("2025-05-05"), Day("2025-05-26"), Day("2025-08-25"), Day("2025-12-25"),
      Day("2025-12-26"), Day("2026-01-01"), Day("2026-04-03"), Day("2026-04-06"), Day("2026-05-04"),
      Day("2026-05-25"), Day("2026-08-31"), Day("2026-12-25"), Day("2026-12-28"), Day("2027-01-01"),
      Day("2027-03-26"), Day("2027-03-29"), Day("2027-05-03"), Day("2027-05-31"), Day("2027-08-30"),
      Day("2027-12-27"), Day("2027-12-28"), Day("2028-01-03"), Day("2028-04-14"), Day("2028-04-17"),
      Day("2028-05-01"), Day("2028-05-29"), Day("2028-08-28"), Day("2028-12-25"), Day("2028-12-26"),
  };
  return kDays;
}

bool IsOff(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday ||
         Holidays().contains(day);
}

// A count by walking, day by day.
absl::CivilDay Walk(absl::CivilDay day, int count) {
  while (count > 0) {
    ++day;
    if (!IsOff(day)) --count;
  }
  return day;
}

// Proves R-01.
TEST(CalendarTest, KnowsEveryWorkingDayOfFiveYears) {
  EXPECT_EQ(Holidays().size(), 40U);
  EXPECT_EQ(FirstDay(kFirst, kLast,
                     [](absl::CivilDay day) { return *England().IsWorkingDay(day) == IsOff(day); }),
            std::nullopt);
}

// Proves R-01.
TEST(CalendarTest, CountsAsOneWhoWalksDayByDay) {
  EXPECT_EQ(FirstDay(kFirst, kRoomForSixty,
                     [](absl::CivilDay day) {
                       return *England().AddWorkingDays(day, 1) != Walk(day, 1) ||
                              *England().AddWorkingDays(day, 3) != Walk(day, 3) ||
                              *England().AddWorkingDays(day, 10) != Walk(day, 10) ||
                              *England().AddWorkingDays(day, 60) != Walk(day, 60);
                     }),
            std::nullopt);
}

TEST(CalendarTest, CountsInTwoStepsAsInOne) {
  EXPECT_EQ(FirstDay(kFirst, kRoomForSixty,
                     [](absl::CivilDay day) {
                       const absl::CivilDay halfway = *England().AddWorkingDays(day, 7);
                       return England().AddWorkingDays(halfway, 13) !=
                              England().AddWorkingDays(day, 20);
                     }),
            std::nullopt);
}

TEST(CalendarTest, NeverGivesAnEarlierDayToALaterStart) {
  EXPECT_EQ(FirstDay(kFirst, kRoomForSixty,
                     [](absl::CivilDay day) {
                       return *England().AddWorkingDays(day + 1, 10) <
                              *England().AddWorkingDays(day, 10);
                     }),
            std::nullopt);
}

TEST(CalendarTest, ComesBackFromAWorkingDayByTheSameCount) {
  EXPECT_EQ(FirstDay(kFirst, kRoomForSixty,
                     [](absl::CivilDay day) {
                       if (IsOff(day)) return false;
                       const absl::CivilDay later = *England().AddWorkingDays(day, 25);
                       return *England().WorkingDaysBefore(later, 25) != day ||
                              *England().WorkingDaysBetween(day, later) != 25 ||
                              *England().WorkingDaysBetween(later, day) != -25;
                     }),
            std::nullopt);
}

TEST(CalendarTest, WarnsTwentyWorkingDaysBeforeALastDayAtAWeekend) {
  EXPECT_EQ(*England().WorkingDaysBefore(Day("2026-07-11"), 20), Day("2026-06-15"));
}

TEST(CalendarTest, WarnsTwentyWorkingDaysBeforeALastDayThatIsAWorkingDay) {
  EXPECT_EQ(*England().WorkingDaysBefore(Day("2026-12-24"), 20), Day("2026-11-26"));
}

TEST(CalendarTest, StaysOnAWorkingDayAndMovesOffAHoliday) {
  EXPECT_EQ(*England().WorkingDayOnOrBefore(Day("2026-12-24")), Day("2026-12-24"));
  EXPECT_EQ(*England().WorkingDayOnOrAfter(Day("2026-12-24")), Day("2026-12-24"));
  EXPECT_EQ(*England().WorkingDayOnOrBefore(Day("2026-12-28")), Day("2026-12-24"));
  EXPECT_EQ(*England().WorkingDayOnOrAfter(Day("2026-12-25")), Day("2026-12-29"));
  EXPECT_EQ(*England().WorkingDaysBefore(Day("2026-12-28"), 0), Day("2026-12-24"));
}

TEST(CalendarTest, SaysWhyEachDayWasSkipped) {
  const std::vector<SkippedDay> skipped = *England().Skipped(Day("2026-12-24"), Day("2026-12-29"));

  ASSERT_EQ(skipped.size(), 4U);
  EXPECT_EQ(skipped[0].day, Day("2026-12-25"));
  EXPECT_EQ(skipped[0].reason, "Christmas Day");
  EXPECT_EQ(skipped[1].reason, "a weekend");
  EXPECT_EQ(skipped[2].reason, "a weekend");
  EXPECT_EQ(skipped[3].day, Day("2026-12-28"));
  EXPECT_EQ(skipped[3].reason, "Boxing Day (substitute day)");
}

TEST(CalendarTest, FreezesAQuarterTenWorkingDaysAfterItsEnd) {
  EXPECT_EQ(*England().AddWorkingDays(Day("2026-06-30"), 10), Day("2026-07-14"));
  EXPECT_EQ(*England().AddWorkingDays(Day("2026-12-31"), 10), Day("2027-01-15"));
}

TEST(CalendarTest, RefusesADayAfterTheLoadedYears) {
  const absl::Status status = England().IsWorkingDay(Day("2029-01-01")).status();

  EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(status.message(), "not computable until 2029 is loaded");
}

TEST(CalendarTest, RefusesACountThatLeavesTheLoadedYears) {
  const absl::Status status = England().AddWorkingDays(Day("2028-12-28"), 2).status();

  EXPECT_EQ(*England().AddWorkingDays(Day("2028-12-28"), 1), Day("2028-12-29"));
  EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(status.message(), "not computable until 2029 is loaded");
}

TEST(CalendarTest, RefusesADayBeforeTheLoadedYears) {
  const absl::Status before = England().AddWorkingDays(Day("2023-12-31"), 3).status();
  const absl::Status back = England().WorkingDaysBefore(Day("2024-01-02"), 1).status();

  EXPECT_EQ(before.message(), "not computable before 2024, the first year loaded");
  EXPECT_EQ(back.message(), "not computable before 2024, the first year loaded");
}

TEST(CalendarTest, RefusesAHugeCountWithoutOverflowing) {
  EXPECT_EQ(England().AddWorkingDays(kFirst, 2147483647).status().code(),
            absl::StatusCode::kOutOfRange);
}

TEST(CalendarTest, RefusesACountOfNoDays) {
  EXPECT_EQ(England().AddWorkingDays(kFirst, 0).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(England().WorkingDaysBefore(kLast, -1).status().code(),
            absl::StatusCode::kInvalidArgument);
}

reference::v1::Calendar OneYear(const std::string& holiday) {
  reference::v1::Calendar message;
  google::protobuf::TextFormat::ParseFromString(
      "id: 'test' version: 1 first_year: 2026 last_year: 2026 " + holiday, &message);
  return message;
}

TEST(CalendarTest, RefusesAHolidayThatIsNoDay) {
  const absl::Status status =
      Calendar::From(OneYear("holidays { day { year: 2026 month: 2 day: 30 } }")).status();

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("holidays[0].day"));
}

TEST(CalendarTest, RefusesAHolidayOutsideItsYears) {
  const absl::Status status =
      Calendar::From(OneYear("holidays { day { year: 2027 month: 1 day: 1 } }")).status();

  EXPECT_THAT(std::string(status.message()), HasSubstr("outside the loaded years"));
}

TEST(CalendarTest, RefusesYearsThatRunBackwards) {
  reference::v1::Calendar message = OneYear("");
  message.set_last_year(2025);

  EXPECT_THAT(std::string(Calendar::From(message).status().message()), HasSubstr("last_year"));
}

}  // namespace
}  // namespace candour
