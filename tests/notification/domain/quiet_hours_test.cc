#include "services/notification/domain/quiet_hours.h"

#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

std::optional<absl::Time> Slot(Hours hours, absl::Time now,
                               std::optional<absl::CivilDay> due_by = std::nullopt,
                               const QuietDays& quiet = {}) {
  return FirstSlot(hours, now, due_by, HouseRules().calendar, quiet);
}

// Monday 4 January 2027.

TEST(QuietHoursTest, LetsAMailGoByDayOnAWorkingDay) {
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(kMonday, 10)), AtLocalHour(kMonday, 10));
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(kMonday, 7)), AtLocalHour(kMonday, 7));
}

TEST(QuietHoursTest, KeepsAMailOfTheNightForTheMorning) {
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(kMonday, 5)), AtLocalHour(kMonday, 7));
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(kMonday, 20)), AtLocalHour(kMonday + 1, 7));
}

TEST(QuietHoursTest, KeepsAMailOfTheWeekendForMonday) {
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(kMonday - 2, 12)), AtLocalHour(kMonday, 7));
}

TEST(QuietHoursTest, LetsALetterGoAtAnyTime) {
  EXPECT_EQ(Slot(Hours::kLetter, AtLocalHour(kMonday - 1, 3)), AtLocalHour(kMonday - 1, 3));
}

TEST(QuietHoursTest, KeepsATextForTheMiddleOfTheDay) {
  EXPECT_EQ(Slot(Hours::kText, AtLocalHour(kMonday, 8)), AtLocalHour(kMonday, 9));
  EXPECT_EQ(Slot(Hours::kText, AtLocalHour(kMonday, 19)), AtLocalHour(kMonday + 1, 9));
}

TEST(QuietHoursTest, LetsTheLegalDateWinExceptForATextMessage) {
  const absl::Time evening = AtLocalHour(kMonday, 21);

  EXPECT_EQ(Slot(Hours::kEmail, evening, kMonday), evening);
  EXPECT_EQ(Slot(Hours::kText, evening, kMonday), std::nullopt);
}

TEST(QuietHoursTest, SendsNothingByItselfOverChristmas) {
  // Christmas Day 2026 is a Friday, the substitute holiday Monday 28.
  const absl::CivilDay christmas(2026, 12, 25);

  EXPECT_EQ(Slot(Hours::kLetter, AtLocalHour(christmas, 10)), AtLocalHour(christmas + 2, 0));
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(christmas, 10)), AtLocalHour(christmas + 4, 7));
}

TEST(QuietHoursTest, UsesChristmasEveOnlyWhereALegalDateNeedsIt) {
  const absl::CivilDay eve(2026, 12, 24);

  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(eve, 10)), AtLocalHour(eve + 5, 7));
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(eve, 10), eve + 1), AtLocalHour(eve, 10));
}

TEST(QuietHoursTest, KeepsTheAnniversaryOfADeathQuiet) {
  const QuietDays quiet{absl::CivilDay(2025, 1, 4)};

  EXPECT_EQ(Slot(Hours::kLetter, AtLocalHour(kMonday, 10), std::nullopt, quiet),
            AtLocalHour(kMonday + 1, 0));
}

TEST(QuietHoursTest, CountsLondonsHoursThroughBothChangesOfTheClocks) {
  // The clocks go forward on Sunday 28 March 2027 and back on Sunday 31 October 2027.
  const absl::CivilDay spring(2027, 3, 28);
  const absl::CivilDay autumn(2027, 10, 31);

  // 07:00 is 07:00 UTC in March before the change and 06:00 UTC after it (29 March is Easter
  // Monday).
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(spring, 12)),
            absl::FromCivil(absl::CivilHour(2027, 3, 30, 6), absl::UTCTimeZone()));
  EXPECT_EQ(Slot(Hours::kEmail, AtLocalHour(autumn, 12)),
            absl::FromCivil(absl::CivilHour(2027, 11, 1, 7), absl::UTCTimeZone()));
}

}  // namespace
}  // namespace candour::notification
