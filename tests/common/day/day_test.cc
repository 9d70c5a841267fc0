#include "services/common/day/day.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

type::v1::Day Message(int year, int month, int day) {
  type::v1::Day message;
  message.set_year(year);
  message.set_month(month);
  message.set_day(day);
  return message;
}

TEST(DayFromTest, TakesALeapDay) {
  EXPECT_EQ(*DayFrom(Message(2028, 2, 29)), absl::CivilDay(2028, 2, 29));
}

TEST(DayFromTest, RefusesADayThatDoesNotExist) {
  EXPECT_EQ(DayFrom(Message(2026, 2, 29)).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(DayFrom(Message(2026, 13, 1)).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(DayFrom(Message(2026, 1, -1)).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(DayFromTest, RefusesAnEmptyMessageAndAYearOfFiveDigits) {
  EXPECT_EQ(DayFrom({}).status().message(), "there is no day 0-0-0");
  EXPECT_EQ(DayFrom(Message(10000, 1, 1)).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ToMessageTest, ComesBackAsTheSameDay) {
  EXPECT_EQ(*DayFrom(ToMessage(absl::CivilDay(2026, 11, 21))), absl::CivilDay(2026, 11, 21));
}

TEST(InWordsTest, NamesWeekdayAndMonth) {
  EXPECT_EQ(InWords(absl::CivilDay(2027, 2, 3)), "Wednesday 3 February 2027");
}

}  // namespace
}  // namespace candour
