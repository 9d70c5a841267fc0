#include "services/intake/domain/period.h"

#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour::intake {
namespace {

using tests::Day;
using tests::England;
using tests::FirstDay;

const absl::CivilDay kFirst(2024, 1, 1);
const absl::CivilDay kLast(2028, 12, 31);

TEST(LastDayCommencingOnTest, EndsOnTheDayBeforeTheCorrespondingDate) {
  EXPECT_EQ(LastDayCommencingOn(Day("2026-01-12"), 6), Day("2026-07-11"));
  EXPECT_EQ(LastDayCommencingOn(Day("2028-02-29"), 6), Day("2028-08-28"));
}

TEST(LastDayCommencingOnTest, CoversSixWholeMonthsFromTheFirst) {
  EXPECT_EQ(LastDayCommencingOn(Day("2027-03-01"), 6), Day("2027-08-31"));
}

// Proves R-43, Q2.
TEST(LastDayCommencingOnTest, EndsWithTheMonthThatLacksTheDate) {
  EXPECT_EQ(LastDayCommencingOn(Day("2026-08-31"), 6), Day("2027-02-28"));
  EXPECT_EQ(LastDayCommencingOn(Day("2027-08-30"), 6), Day("2028-02-29"));
}

TEST(CautiousLastDayCommencingOnTest, IsADayEarlierWhereTheMonthLacksTheDate) {
  EXPECT_EQ(CautiousLastDayCommencingOn(Day("2026-08-31"), 6), Day("2027-02-27"));
}

TEST(CautiousLastDayCommencingOnTest, IsNeverLaterAndDiffersOnlyWhereTheMonthLacksTheDate) {
  EXPECT_EQ(FirstDay(kFirst, kLast,
                     [](absl::CivilDay day) {
                       const bool lacks = MonthsAfter(day, 6).day() != day.day();
                       return LastDayCommencingOn(day, 6) - CautiousLastDayCommencingOn(day, 6) !=
                              (lacks ? 1 : 0);
                     }),
            std::nullopt);
}

TEST(MonthsAfterTest, TakesTheCorrespondingDateAYearOn) {
  EXPECT_EQ(MonthsAfter(Day("2025-01-15"), 12), Day("2026-01-15"));
  EXPECT_EQ(MonthsAfter(Day("2023-02-28"), 12), Day("2024-02-28"));
  EXPECT_EQ(MonthsAfter(Day("2025-03-31"), 12), Day("2026-03-31"));
  EXPECT_EQ(MonthsAfter(Day("2027-02-28"), 12), Day("2028-02-28"));
}

TEST(MonthsAfterTest, TakesTheTwentyEighthAYearAfterALeapDay) {
  EXPECT_EQ(MonthsAfter(Day("2024-02-29"), 12), Day("2025-02-28"));
}

TEST(MonthsAfterTest, NeverGoesBackwards) {
  EXPECT_EQ(
      FirstDay(kFirst, kLast,
               [](absl::CivilDay day) { return MonthsAfter(day + 1, 6) < MonthsAfter(day, 6); }),
      std::nullopt);
}

TEST(DaysAfterTest, BeginsOnTheDayAfter) {
  EXPECT_EQ(DaysAfter(Day("2026-01-05"), 28), Day("2026-02-02"));
  EXPECT_EQ(DaysAfter(Day("2026-02-28"), 28), Day("2026-03-28"));
  EXPECT_EQ(DaysAfter(Day("2026-12-10"), 28), Day("2027-01-07"));
}

TEST(DaysBeginningOnTest, CountsTheFirstDay) {
  EXPECT_EQ(DaysBeginningOn(Day("2026-01-05"), 30), Day("2026-02-03"));
  EXPECT_EQ(DaysBeginningOn(Day("2026-02-28"), 30), Day("2026-03-29"));
  EXPECT_EQ(DaysBeginningOn(Day("2026-12-10"), 30), Day("2027-01-08"));
}

// Proves R-43.
TEST(SendByTest, IsTheLastWorkingDayWithinTheCautiousPeriod) {
  EXPECT_EQ(*SendBy(Day("2026-01-12"), England()), Day("2026-07-10"));
  EXPECT_EQ(*SendBy(Day("2026-08-31"), England()), Day("2027-02-26"));
  EXPECT_EQ(*SendBy(Day("2028-02-29"), England()), Day("2028-08-25"));
}

TEST(SendByTest, IsAlwaysAWorkingDayWithinTheRelevantPeriod) {
  EXPECT_EQ(FirstDay(kFirst, Day("2028-06-30"),
                     [](absl::CivilDay day) {
                       const absl::CivilDay send_by = *SendBy(day, England());
                       return !*England().IsWorkingDay(send_by) ||
                              send_by > LastDayCommencingOn(day, 6);
                     }),
            std::nullopt);
}

TEST(SendByTest, IsNotComputableBeyondTheLoadedYears) {
  EXPECT_EQ(SendBy(Day("2028-07-03"), England()).status().message(),
            "not computable until 2029 is loaded");
}

TEST(OneMonthToAnswerTest, MovesToTheNextWorkingDay) {
  EXPECT_EQ(*OneMonthToAnswer(Day("2026-01-31"), England()), Day("2026-03-02"));
  EXPECT_EQ(*OneMonthToAnswer(Day("2026-01-05"), England()), Day("2026-02-05"));
  EXPECT_EQ(*OneMonthToAnswer(Day("2026-02-28"), England()), Day("2026-03-30"));
  EXPECT_EQ(*OneMonthToAnswer(Day("2026-12-10"), England()), Day("2027-01-11"));
}

}  // namespace
}  // namespace candour::intake
