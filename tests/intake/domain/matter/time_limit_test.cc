#include "services/intake/domain/matter/time_limit.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "tests/support/law.h"

namespace candour::intake {
namespace {

using tests::Day;
using tests::England;
using tests::Procedure;

struct Limit {
  const char* known;
  const char* last_in_time;
  const char* first_out_of_time;
};

class TwelveMonthLimitTest : public ::testing::TestWithParam<Limit> {};

// Proves R-28.
TEST_P(TwelveMonthLimitTest, EndsOnTheCorrespondingDay) {
  const Limit& row = GetParam();
  ledger::v1::PointPlace place;
  *place.mutable_occurred_on() = ToMessage(Day(row.known));

  const auto in_time = LimitOf(place, Day(row.last_in_time), Procedure("ASC-2009"), England());
  const auto late = LimitOf(place, Day(row.first_out_of_time), Procedure("ASC-2009"), England());

  EXPECT_EQ(StoredDay(in_time->last_day()), Day(row.last_in_time));
  EXPECT_FALSE(in_time->out_of_time());
  EXPECT_TRUE(late->out_of_time());
}

// The odd vectors of the twelve-month limit.
INSTANTIATE_TEST_SUITE_P(Vectors, TwelveMonthLimitTest,
                         ::testing::Values(Limit{"2025-01-15", "2026-01-15", "2026-01-16"},
                                           Limit{"2023-02-28", "2024-02-28", "2024-02-29"},
                                           Limit{"2025-03-31", "2026-03-31", "2026-04-01"},
                                           Limit{"2027-02-28", "2028-02-28", "2028-02-29"},
                                           Limit{"2024-02-29", "2025-02-28", "2025-03-01"}));

// Proves R-28.
TEST(TimeLimitTest, RunsFromTheDayOfNoticeWhenThatIsLater) {
  ledger::v1::PointPlace place;
  *place.mutable_occurred_on() = ToMessage(Day("2024-05-02"));
  *place.mutable_noticed_on() = ToMessage(Day("2025-05-20"));

  const auto limit = LimitOf(place, Day("2026-05-11"), Procedure("ASC-2009"), England());

  EXPECT_EQ(StoredDay(limit->last_day()), Day("2026-05-20"));
  EXPECT_FALSE(limit->out_of_time());
}

// Proves R-28, Q16.
TEST(TimeLimitTest, RunsFromTheLastOccurrenceOfAContinuingMatter) {
  ledger::v1::PointPlace place;
  *place.mutable_occurred_on() = ToMessage(Day("2024-01-05"));
  *place.mutable_noticed_on() = ToMessage(Day("2024-01-05"));
  *place.mutable_last_occurred_on() = ToMessage(Day("2026-04-05"));

  const auto limit = LimitOf(place, Day("2026-05-11"), Procedure("ASC-2009"), England());

  EXPECT_EQ(StoredDay(limit->last_day()), Day("2027-04-05"));
}

TEST(TimeLimitTest, CarriesItsWorking) {
  ledger::v1::PointPlace place;
  *place.mutable_occurred_on() = ToMessage(Day("2025-01-15"));

  const auto limit = LimitOf(place, Day("2026-05-11"), Procedure("ASC-2009"), England());

  ASSERT_FALSE(limit->working().empty());
}

TEST(TimeLimitTest, SaysNothingWhenNoDayIsKnown) {
  EXPECT_FALSE(LimitOf({}, Day("2026-05-11"), Procedure("ASC-2009"), England()).has_value());
}

}  // namespace
}  // namespace candour::intake
