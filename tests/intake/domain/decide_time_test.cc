#include <gmock/gmock.h>

#include "services/common/day/london.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using ::testing::ElementsAre;

v1::Act Reaffirmed() {
  v1::Act act;
  act.mutable_record_step()->set_step("draft_begun");
  act.mutable_record_step()->set_date_reaffirmed(true);
  return act;
}

// Proves G-4.
TEST(TimeReachedTest, OwesAHoldingNoticeThatDayAndAReasonInFiveWorkingDaysG4) {
  ACase the_case = ACase::Planned(kResponseBy);

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_EQ(the_case.Last("HOLDING_NOTICE").notice(), "N-09H");
  EXPECT_EQ(the_case.DueBy("HOLDING_NOTICE"), absl::CivilDay(2026, 6, 11));
  EXPECT_EQ(the_case.DueBy("REASON"), absl::CivilDay(2026, 6, 18));
  EXPECT_EQ(the_case.Last("REASON").to(), v1::RECIPIENT_STAFF);
}

// Proves G-4.
TEST(TimeReachedTest, OwesAtMostOneHoldingNoticeACaseG4) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());
  ASSERT_TRUE(the_case.Tell("HOLDING_NOTICE").ok());
  const std::string first = the_case.Last("HOLDING_NOTICE").obligation_id();

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_EQ(the_case.LastEvents(), 1);
  EXPECT_EQ(the_case.Last("HOLDING_NOTICE").obligation_id(), first);
}

TEST(TimeReachedTest, HoldsNothingWhileADelayNoticeIsOnItsWay) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(ExtendTo(kResponseBy + 7)).ok());

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_FALSE(the_case.IsOpenFor("HOLDING_NOTICE"));
}

TEST(TimeReachedTest, WaitsForTheLastResortWhileTheHandlerStandsByTheDate) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.On(absl::CivilDay(2026, 6, 10));
  ASSERT_TRUE(the_case.Do(Reaffirmed()).ok());

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());
  EXPECT_FALSE(the_case.IsOpenFor("HOLDING_NOTICE"));

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());
  EXPECT_TRUE(the_case.IsOpenFor("HOLDING_NOTICE"));
}

TEST(TimeReachedTest, DoesNotTrustAWordOlderThanFiveWorkingDays) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.On(absl::CivilDay(2026, 6, 3));
  ASSERT_TRUE(the_case.Do(Reaffirmed()).ok());

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_TRUE(the_case.IsOpenFor("HOLDING_NOTICE"));
}

// Proves G-23.
TEST(TimeReachedTest, HoldsNothingForADateThatNobodyWasToldG23) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(kResponseBy)).ok());

  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_FALSE(the_case.IsOpenFor("HOLDING_NOTICE"));
}

TEST(TimeReachedTest, OnlyMarksAProgressThatFellDue) {
  ACase the_case = ACase::Planned(kResponseBy);

  ASSERT_TRUE(the_case.Reach("PROGRESS", v1::ALARM_DUE).ok());

  EXPECT_TRUE(the_case.IsOpenFor("PROGRESS"));
  EXPECT_FALSE(the_case.Events().back().has_obligations());
}

TEST(TimeReachedTest, ActsOnceOnAnInstant) {
  ACase the_case = ACase::Received();
  v1::Act act;
  act.mutable_time_reached()->set_obligation_id(the_case.Last("ACK").obligation_id());
  act.mutable_time_reached()->set_alarm(v1::ALARM_DUE);
  *act.mutable_time_reached()->mutable_at() = the_case.Last("ACK").alarms().rbegin()->at();
  the_case.On(absl::CivilDay(2026, 5, 15));
  ASSERT_TRUE(the_case.Do(act).ok());
  ASSERT_EQ(the_case.LastEvents(), 1);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(TimeReachedTest, NoLongerAppliesToADutyThatEnded) {
  ACase the_case = ACase::Received();
  v1::Act act;
  act.mutable_time_reached()->set_obligation_id(the_case.Last("ACK").obligation_id());
  act.mutable_time_reached()->set_alarm(v1::ALARM_DUE);
  *act.mutable_time_reached()->mutable_at() = the_case.Last("ACK").alarms().rbegin()->at();
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  the_case.On(absl::CivilDay(2026, 5, 15));

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(TimeReachedTest, RefusesAnInstantThatHasNotCome) {
  ACase the_case = ACase::Received();
  v1::Act act;
  act.mutable_time_reached()->set_obligation_id(the_case.Last("ACK").obligation_id());
  act.mutable_time_reached()->set_alarm(v1::ALARM_DUE);
  *act.mutable_time_reached()->mutable_at() = the_case.Last("ACK").alarms().rbegin()->at();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.at");
}

// When time reaches each instant of the alarm that the open response still has.
std::vector<absl::Time> Holds(const ACase& the_case) {
  std::vector<absl::Time> holds;
  const v1::Obligation response = the_case.Last("RESPONSE");
  for (const v1::AlarmInstant& alarm : response.alarms()) {
    if (alarm.alarm() == v1::ALARM_HOLD && !alarm.reached()) {
      holds.push_back(InstantFrom(alarm.at()));
    }
  }
  return holds;
}

// Proves G-4.
TEST(TimeReachedTest, CanHoldADateThatWasPromisedInTheAfternoonForTheNextDay) {
  ACase the_case = ACase::Acknowledged();
  const absl::CivilDay monday(2026, 5, 11);
  the_case.At(AtLocalHour(monday, 15));
  ASSERT_TRUE(the_case.Do(AgreeOn(monday + 1)).ok());

  ASSERT_THAT(Holds(the_case), ElementsAre(AtLocalHour(monday + 1, 12)));
  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_EQ(the_case.DueBy("HOLDING_NOTICE"), monday + 1);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-4.
TEST(TimeReachedTest, NeedsNoFurtherInstantWhereOneIsLeft) {
  ACase the_case = ACase::Acknowledged();
  const absl::CivilDay monday(2026, 5, 11);
  ASSERT_TRUE(the_case.Do(AgreeOn(monday + 1)).ok());

  EXPECT_THAT(Holds(the_case), ElementsAre(AtLocalHour(monday, 12)));
}

// Proves G-4, G-23. The date is told when every instant to hold it has passed.
TEST(TimeReachedTest, CanHoldADeterminedDateThatWasToldTooLate) {
  ACase the_case = ACase::Acknowledged();
  const absl::CivilDay wednesday(2026, 5, 13);
  ASSERT_TRUE(the_case.Do(DetermineOn(wednesday)).ok());
  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());
  EXPECT_FALSE(the_case.IsOpenFor("HOLDING_NOTICE"));
  the_case.At(AtLocalHour(wednesday - 1, 16));

  ASSERT_TRUE(the_case.Tell("PLAN_NOTICE").ok());
  EXPECT_THAT(Holds(the_case), ElementsAre(AtLocalHour(wednesday, 12)));
  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  EXPECT_TRUE(the_case.IsOpenFor("HOLDING_NOTICE"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-44, I-5.
TEST(TimeReachedTest, PreparesTheSixMonthNoticeFiveWorkingDaysBeforeTheEndR44I5) {
  ACase the_case = ACase::Planned(kResponseBy);

  ASSERT_TRUE(the_case.Reach("RELEVANT", v1::ALARM_ESCALATE).ok());
  EXPECT_FALSE(the_case.IsOpenFor("SIX_MONTH_NOTICE"));
  ASSERT_TRUE(the_case.Reach("RELEVANT", v1::ALARM_ESCALATE).ok());

  EXPECT_EQ(the_case.Last("SIX_MONTH_NOTICE").notice(), "N-11");
  EXPECT_EQ(the_case.DueBy("SIX_MONTH_NOTICE"), absl::CivilDay(2026, 11, 10));
}

TEST(TimeReachedTest, TellsTheResponsiblePersonBeforeSixMonthsAreOver) {
  ACase the_case = ACase::Planned(kResponseBy);

  ASSERT_TRUE(the_case.Reach("RELEVANT", v1::ALARM_WARN).ok());

  EXPECT_EQ(the_case.Last("SIX_MONTH_WARNING").notice(), "N-S1");
  EXPECT_EQ(the_case.Last("SIX_MONTH_WARNING").to(), v1::RECIPIENT_STAFF);
  ASSERT_TRUE(the_case.Tell("SIX_MONTH_WARNING").ok());
  EXPECT_FALSE(the_case.IsOpenFor("SIX_MONTH_WARNING"));
  ASSERT_TRUE(the_case.Reach("RELEVANT", v1::ALARM_WARN).ok());
  EXPECT_TRUE(the_case.IsOpenFor("SIX_MONTH_WARNING"));
}

}  // namespace
}  // namespace candour::intake
