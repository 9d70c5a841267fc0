#include "services/analytics/domain/period.h"

#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

absl::StatusCode Refusal(std::string_view text) { return ParsePeriod(text).status().code(); }

TEST(PeriodTest, ReadsAndWritesAQuarter) {
  const Period period = *ParsePeriod("2014-15/Q2");

  EXPECT_EQ(period, (Period{2014, 2}));
  EXPECT_EQ(FormatPeriod(period), "2014-15/Q2");
}

TEST(PeriodTest, ReadsAndWritesAYear) {
  EXPECT_EQ(*ParsePeriod("2026-27"), (Period{2026, std::nullopt}));
  EXPECT_EQ(FormatPeriod({2099, std::nullopt}), "2099-00");
}

TEST(PeriodTest, RefusesWhatIsNoPeriod) {
  EXPECT_EQ(Refusal(""), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("2026"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("2026-28/Q1"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("2026-27/Q5"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("2026-27/Q0"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("2026-27/q1"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("2026-27/Q12"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Refusal("202a-27"), absl::StatusCode::kInvalidArgument);
}

TEST(PeriodTest, BeginsTheYearInApril) {
  EXPECT_EQ(FirstDay({2026, 1}), absl::CivilDay(2026, 4, 1));
  EXPECT_EQ(LastDay({2026, 1}), absl::CivilDay(2026, 6, 30));
  EXPECT_EQ(FirstDay({2026, 4}), absl::CivilDay(2027, 1, 1));
  EXPECT_EQ(LastDay({2026, 4}), absl::CivilDay(2027, 3, 31));
  EXPECT_EQ(FirstDay({2026, std::nullopt}), absl::CivilDay(2026, 4, 1));
  EXPECT_EQ(LastDay({2026, std::nullopt}), absl::CivilDay(2027, 3, 31));
}

TEST(PeriodTest, CountsTheDaysOfALeapYear) {
  EXPECT_EQ(DaysIn({2026, 2}), 92);
  EXPECT_EQ(DaysIn({2026, 4}), 90);
  EXPECT_EQ(DaysIn({2027, 4}), 91);
}

TEST(PeriodTest, HoldsItsFirstAndItsLastDay) {
  EXPECT_TRUE(Contains({2026, 2}, absl::CivilDay(2026, 7, 1)));
  EXPECT_TRUE(Contains({2026, 2}, absl::CivilDay(2026, 9, 30)));
  EXPECT_FALSE(Contains({2026, 2}, absl::CivilDay(2026, 6, 30)));
  EXPECT_FALSE(Contains({2026, 2}, absl::CivilDay(2026, 10, 1)));
}

TEST(PeriodTest, StepsBackOverTheTurnOfTheYear) {
  EXPECT_EQ(Previous({2026, 1}), (Period{2025, 4}));
  EXPECT_EQ(Previous({2026, 3}), (Period{2026, 2}));
  EXPECT_EQ(Previous({2026, std::nullopt}), (Period{2025, std::nullopt}));
  EXPECT_EQ(YearAgo({2026, 3}), (Period{2025, 3}));
}

TEST(PeriodTest, FindsTheQuarterOfADay) {
  EXPECT_EQ(QuarterOf(absl::CivilDay(2026, 3, 31)), (Period{2025, 4}));
  EXPECT_EQ(QuarterOf(absl::CivilDay(2026, 4, 1)), (Period{2026, 1}));
  EXPECT_EQ(QuarterOf(absl::CivilDay(2026, 12, 31)), (Period{2026, 3}));
}

TEST(PeriodTest, IsDescribedInWords) {
  EXPECT_EQ(DescribePeriod({2026, 2}), "Quarter 2 of 2026-27, July to September 2026");
  EXPECT_EQ(DescribePeriod({2026, 4}), "Quarter 4 of 2026-27, January to March 2027");
  EXPECT_EQ(DescribePeriod({2026, std::nullopt}), "the year 2026-27, April 2026 to March 2027");
}

}  // namespace
}  // namespace candour::analytics
