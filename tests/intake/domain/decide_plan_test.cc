#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(AgreePlanTest, TakesEffectAtOnceAndIsConfirmedInTwoWorkingDays) {
  const ACase the_case = ACase::Planned(kResponseBy);

  EXPECT_TRUE(the_case.File().plan().in_effect());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_INVESTIGATING);
  EXPECT_EQ(the_case.Last("PLAN_NOTICE").notice(), "N-03");
  EXPECT_EQ(the_case.DueBy("PLAN_NOTICE"), absl::CivilDay(2026, 5, 13));
  EXPECT_EQ(the_case.Last("PLAN").state(), v1::OBLIGATION_STATE_MET);
}

// Proves R-37.
TEST(AgreePlanTest, OwesTheResponseAndProgressEveryTenWorkingDaysR37) {
  const ACase the_case = ACase::Planned(kResponseBy);

  EXPECT_EQ(the_case.DueBy("RESPONSE"), kResponseBy);
  EXPECT_EQ(the_case.DueBy("PROGRESS"), absl::CivilDay(2026, 5, 26));
  EXPECT_EQ(StoredDay(the_case.File().plan().original_response_by()), kResponseBy);
}

// Proves G-4.
TEST(AgreePlanTest, HoldsTwoWorkingDaysBeforeForEmailAndAtNoonOnTheLastG4) {
  const v1::Obligation response = ACase::Planned(kResponseBy).Last("RESPONSE");

  ASSERT_EQ(response.alarms_size(), 5);
  EXPECT_EQ(response.alarms(2).alarm(), v1::ALARM_HOLD);
  EXPECT_EQ(LondonDay(InstantFrom(response.alarms(2).at())), absl::CivilDay(2026, 6, 11));
  EXPECT_EQ(response.alarms(3).alarm(), v1::ALARM_HOLD);
  EXPECT_EQ(InstantFrom(response.alarms(3).at()), AtLocalHour(absl::CivilDay(2026, 6, 12), 12));
}

// Proves G-4.
TEST(AgreePlanTest, HoldsThreeWorkingDaysBeforeForALetterG4) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.mutable_complainant()->set_email_consent(false);
  ASSERT_TRUE(the_case.Do(submit).ok());
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());

  ASSERT_TRUE(the_case.Do(AgreeOn(kResponseBy)).ok());

  const v1::Obligation response = the_case.Last("RESPONSE");
  EXPECT_EQ(LondonDay(InstantFrom(response.alarms(2).at())), absl::CivilDay(2026, 6, 10));
}

TEST(AgreePlanTest, LeavesOutWarningsThatHavePassed) {
  const v1::Obligation response = ACase::Planned(absl::CivilDay(2026, 5, 13)).Last("RESPONSE");

  // The escalation five working days before is kept; of the rest, 12 May at noon and the last day.
  ASSERT_EQ(response.alarms_size(), 3);
  EXPECT_EQ(response.alarms(0).alarm(), v1::ALARM_ESCALATE);
  EXPECT_EQ(InstantFrom(response.alarms(1).at()), AtLocalHour(absl::CivilDay(2026, 5, 12), 12));
}

TEST(AgreePlanTest, RefusesADayThatIsNotAfterToday) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(AgreeOn(absl::CivilDay(2026, 5, 11)))), "act.response_by");
  EXPECT_TRUE(the_case.Do(AgreeOn(absl::CivilDay(2026, 5, 12))).ok());
}

// Proves R-43.
TEST(AgreePlanTest, RefusesADayBeyondTheSixMonthsR43) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(AgreeOn(absl::CivilDay(2026, 11, 11)))), "act.response_by");
  EXPECT_TRUE(the_case.Do(AgreeOn(absl::CivilDay(2026, 11, 10))).ok());
}

TEST(AgreePlanTest, RefusesADayThatDoesNotExist) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = AgreeOn(kResponseBy);
  act.mutable_agree_plan()->mutable_response_by()->set_day(31);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.response_by");
}

TEST(AgreePlanTest, NeedsTheAcknowledgementFirst) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(the_case.Do(AgreeOn(kResponseBy)).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(AgreePlanTest, RefusesASecondPlan) {
  ACase the_case = ACase::Planned(kResponseBy);

  EXPECT_EQ(the_case.Do(AgreeOn(kResponseBy + 1)).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves R-35, I-2, G-23.
TEST(DeterminePlanTest, TakesEffectOnlyWhenItIsToldI2G23) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(kResponseBy)).ok());
  EXPECT_FALSE(the_case.File().plan().in_effect());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_ACKNOWLEDGED);
  EXPECT_EQ(the_case.Last("PLAN_NOTICE").notice(), "N-04");
  EXPECT_EQ(the_case.DueBy("PLAN_NOTICE"), absl::CivilDay(2026, 5, 12));
  EXPECT_EQ(the_case.DueBy("RESPONSE"), kResponseBy);
  EXPECT_FALSE(the_case.IsOpenFor("PROGRESS"));

  ASSERT_TRUE(the_case.Tell("PLAN_NOTICE").ok());

  EXPECT_TRUE(the_case.File().plan().in_effect());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_INVESTIGATING);
  EXPECT_EQ(the_case.DueBy("PROGRESS"), absl::CivilDay(2026, 5, 26));
}

TEST(DeterminePlanTest, TakesTheDayOfABandWithItsWorking) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act;
  act.mutable_determine_plan()->set_band(1);
  act.mutable_determine_plan()->set_method("We read the care records.");

  ASSERT_TRUE(the_case.Do(act).ok());

  // 15 working days after 11 May, over the Spring bank holiday.
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 6, 2));
  EXPECT_GT(the_case.Events().back().plan_set().working_size(), 1);
}

TEST(DeterminePlanTest, RefusesABandThatIsNoneAndBothOrNeitherOfBandAndDay) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = DetermineOn(kResponseBy);
  act.mutable_determine_plan()->set_band(1);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.response_by");

  act.mutable_determine_plan()->clear_response_by();
  act.mutable_determine_plan()->set_band(4);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.band");

  act.mutable_determine_plan()->clear_band();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.response_by");
}

TEST(DeterminePlanTest, GivesWayToAnAgreementBeforeItIsTold) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(kResponseBy)).ok());

  ASSERT_TRUE(the_case.Do(AgreeOn(kResponseBy + 7)).ok());

  EXPECT_EQ(the_case.File().plan().kind(), v1::PLAN_KIND_AGREED);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), kResponseBy + 7);
  EXPECT_EQ(the_case.Last("PLAN_NOTICE").notice(), "N-03");
}

}  // namespace
}  // namespace candour::intake
