#include "services/intake/domain/alarm.h"

#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "services/intake/domain/clock.h"
#include "tests/support/law.h"

namespace candour::intake {
namespace {

using tests::Day;
using tests::England;
using tests::Procedure;

TEST(AlarmsBeforeTest, WarnsEscalatesAndHoldsBeforeAPromisedDay) {
  const reference::v1::Clock& response = *FindClock(Procedure("ASC-2009"), "RESPONSE");

  const std::vector<AlarmInstant> alarms = *AlarmsBefore(response, Day("2026-02-23"), England());

  ASSERT_EQ(alarms.size(), 5U);
  EXPECT_EQ(alarms[0].kind, reference::v1::ALARM_KIND_WARN);
  EXPECT_EQ(alarms[0].at, AtLocalHour(Day("2026-02-09"), 9));
  EXPECT_EQ(alarms[1].kind, reference::v1::ALARM_KIND_ESCALATE);
  EXPECT_EQ(alarms[1].at, AtLocalHour(Day("2026-02-16"), 9));
  EXPECT_EQ(alarms[2].kind, reference::v1::ALARM_KIND_HOLD_BY_LETTER);
  EXPECT_EQ(alarms[2].at, AtLocalHour(Day("2026-02-18"), 9));
  EXPECT_EQ(alarms[3].kind, reference::v1::ALARM_KIND_HOLD_BY_EMAIL);
  EXPECT_EQ(alarms[3].at, AtLocalHour(Day("2026-02-19"), 9));
  EXPECT_EQ(alarms[4].kind, reference::v1::ALARM_KIND_HOLD);
  EXPECT_EQ(alarms[4].at, AtLocalHour(Day("2026-02-20"), 12));
  EXPECT_EQ(alarms[4].to, "N-09H and a telephone call");
}

// Proves R-44, I-5.
TEST(AlarmsBeforeTest, GivesTheSixMonthNoticeOnTheLastWorkingDayItself) {
  const reference::v1::Clock& send_by = *FindClock(Procedure("ASC-2009"), "SEND_BY");

  const std::vector<AlarmInstant> alarms = *AlarmsBefore(send_by, Day("2026-07-10"), England());

  ASSERT_EQ(alarms.size(), 1U);
  EXPECT_EQ(alarms[0].at, absl::FromCivil(absl::CivilHour(2026, 7, 10, 11), absl::UTCTimeZone()));
}

TEST(AlarmsBeforeTest, RefusesALastDayBeyondTheLoadedYears) {
  const reference::v1::Clock& response = *FindClock(Procedure("ASC-2009"), "RESPONSE");

  EXPECT_EQ(AlarmsBefore(response, Day("2029-01-08"), England()).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace candour::intake
