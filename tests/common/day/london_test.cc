#include "services/common/day/london.h"

#include <gtest/gtest.h>

#include <string>

namespace candour {
namespace {

const absl::CivilDay kForward(2026, 3, 29);
const absl::CivilDay kBack(2026, 10, 25);

absl::Time Utc(const std::string& text) {
  absl::Time instant;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &instant, &error)) << error;
  return instant;
}

TEST(LondonDayTest, StillHoldsTheLastSecondOfASummerDay) {
  EXPECT_EQ(LondonDay(Utc("2025-06-30T22:59:59Z")), absl::CivilDay(2025, 6, 30));
  EXPECT_EQ(LondonDay(Utc("2025-06-30T23:00:00Z")), absl::CivilDay(2025, 7, 1));
}

TEST(LondonDayTest, IsTheSameOnBothSidesOfTheClockChange) {
  EXPECT_EQ(LondonDay(Utc("2025-10-26T00:30:00Z")), absl::CivilDay(2025, 10, 26));
  EXPECT_EQ(LondonDay(Utc("2025-10-26T01:30:00Z")), absl::CivilDay(2025, 10, 26));
}

TEST(EndOfDayTest, IsTheLastSecondInLondon) {
  EXPECT_EQ(EndOfDay(absl::CivilDay(2026, 1, 12)), Utc("2026-01-12T23:59:59Z"));
  EXPECT_EQ(EndOfDay(absl::CivilDay(2026, 7, 11)), Utc("2026-07-11T22:59:59Z"));
  EXPECT_EQ(EndOfDay(kForward), Utc("2026-03-29T22:59:59Z"));
  EXPECT_EQ(EndOfDay(kBack), Utc("2026-10-25T23:59:59Z"));
}

TEST(AtLocalHourTest, FollowsTheSeason) {
  EXPECT_EQ(AtLocalHour(absl::CivilDay(2026, 1, 12), 9), Utc("2026-01-12T09:00:00Z"));
  EXPECT_EQ(AtLocalHour(absl::CivilDay(2026, 7, 10), 9, 30), Utc("2026-07-10T08:30:00Z"));
}

TEST(AtLocalHourTest, TakesTheFirstOfAnHourThatOccursTwice) {
  EXPECT_EQ(AtLocalHour(kBack, 1, 30), Utc("2026-10-25T00:30:00Z"));
}

TEST(AtLocalHourTest, TakesTwoOClockForAnHourThatDoesNotExist) {
  EXPECT_EQ(AtLocalHour(kForward, 1, 30), Utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(AtLocalHour(kForward, 2), Utc("2026-03-29T01:00:00Z"));
}

}  // namespace
}  // namespace candour
