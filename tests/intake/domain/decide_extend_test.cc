#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_checks.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const absl::CivilDay kOld(2026, 6, 15);
const absl::CivilDay kNew(2026, 7, 6);

// Proves R-48, I-3.
TEST(ExtendTest, WritesTheAmendmentWithTheObligationOfItsNoticeI3) {
  ACase the_case = ACase::Planned(kOld);

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  ASSERT_EQ(the_case.File().amendments_size(), 1);
  const v1::Amendment& amendment = the_case.File().amendments(0);
  EXPECT_EQ(StoredDay(amendment.old_response_by()), kOld);
  EXPECT_EQ(StoredDay(amendment.new_response_by()), kNew);
  EXPECT_EQ(amendment.reason(), "DR-01");
  EXPECT_EQ(amendment.obligation_id(), the_case.Last("DELAY_NOTICE").obligation_id());
  EXPECT_FALSE(amendment.has_told_at());
}

// Proves G-1.
TEST(ExtendTest, MovesTheResponseUnderTheSameIdG1) {
  ACase the_case = ACase::Planned(kOld);
  const std::string before = the_case.Last("RESPONSE").obligation_id();

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  EXPECT_EQ(the_case.Last("RESPONSE").obligation_id(), before);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), kNew);
  EXPECT_EQ(StoredDay(the_case.File().plan().response_by()), kNew);
  EXPECT_EQ(StoredDay(the_case.File().plan().original_response_by()), kOld);
  EXPECT_EQ(StoredDay(the_case.Events().back().obligations().moved(0).old_due_by()), kOld);
}

TEST(ExtendTest, OwesTheNoticeTwoWorkingDaysAfterTheDecision) {
  ACase the_case = ACase::Planned(kOld);

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  EXPECT_EQ(the_case.Last("DELAY_NOTICE").notice(), "N-09");
  EXPECT_EQ(the_case.DueBy("DELAY_NOTICE"), absl::CivilDay(2026, 5, 13));
}

TEST(ExtendTest, OwesTheNoticeTwoWorkingDaysBeforeTheOldDate) {
  ACase the_case = ACase::Planned(kOld);
  the_case.On(absl::CivilDay(2026, 6, 10));

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  EXPECT_EQ(the_case.DueBy("DELAY_NOTICE"), absl::CivilDay(2026, 6, 11));
}

TEST(ExtendTest, OwesTheNoticeAtOnceWhenTheOldDateHasPassedNG7) {
  ACase the_case = ACase::Planned(kOld);
  the_case.On(absl::CivilDay(2026, 6, 17));

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  EXPECT_EQ(the_case.DueBy("DELAY_NOTICE"), absl::CivilDay(2026, 6, 17));
}

TEST(ExtendTest, KnowsWhenTheComplainantWasTold) {
  ACase the_case = ACase::Planned(kOld);
  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  ASSERT_TRUE(the_case.Tell("DELAY_NOTICE").ok());

  EXPECT_TRUE(the_case.File().amendments(0).has_told_at());
  EXPECT_FALSE(the_case.IsOpenFor("DELAY_NOTICE"));
}

TEST(ExtendTest, ReplacesAnAmendmentThatNeverWasTold) {
  ACase the_case = ACase::Planned(kOld);
  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());
  const std::string first = the_case.Last("DELAY_NOTICE").obligation_id();

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew - 3)).ok());

  EXPECT_EQ(StoredDay(the_case.File().amendments(1).old_response_by()), kOld);
  EXPECT_EQ(FindObligation(the_case.File(), first)->state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), kNew - 3);
}

TEST(ExtendTest, RefusesADayThatIsNotLater) {
  ACase the_case = ACase::Planned(kOld);

  EXPECT_EQ(FieldOf(the_case.Do(ExtendTo(kOld))), "act.response_by");
  the_case.On(absl::CivilDay(2026, 6, 17));
  EXPECT_EQ(FieldOf(the_case.Do(ExtendTo(absl::CivilDay(2026, 6, 17)))), "act.response_by");
}

// Proves R-43.
TEST(ExtendTest, RefusesADayBeyondTheSixMonthsR43) {
  ACase the_case = ACase::Planned(kOld);

  const absl::Status refused = the_case.Do(ExtendTo(absl::CivilDay(2026, 11, 11)));
  EXPECT_EQ(FieldOf(refused), "act.response_by");
  EXPECT_NE(std::string(refused.message()).find("agreed longer period"), std::string::npos);
  EXPECT_TRUE(the_case.Do(ExtendTo(absl::CivilDay(2026, 11, 10))).ok());
}

TEST(ExtendTest, RefusesAReasonThatDoesNotExist) {
  ACase the_case = ACase::Planned(kOld);
  v1::Act act = ExtendTo(kNew);
  act.mutable_extend()->set_reason("DR-99");

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reason");
}

TEST(ExtendTest, NeedsAPlanThatWasTold) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(kOld)).ok());

  EXPECT_EQ(the_case.Do(ExtendTo(kNew)).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(ExtendTest, GivesTheReasonThatTheHoldingNoticePromised) {
  ACase the_case = ACase::Planned(kOld);
  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());
  ASSERT_TRUE(the_case.Tell("HOLDING_NOTICE").ok());

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  EXPECT_EQ(the_case.Last("REASON").state(), v1::OBLIGATION_STATE_MET);
}

TEST(ExtendTest, TakesTheHoldingNoticeBackThatWasNotSent) {
  ACase the_case = ACase::Planned(kOld);
  ASSERT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());

  ASSERT_TRUE(the_case.Do(ExtendTo(kNew)).ok());

  EXPECT_EQ(the_case.Last("HOLDING_NOTICE").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(the_case.Last("REASON").state(), v1::OBLIGATION_STATE_CANCELLED);
}

}  // namespace
}  // namespace candour::intake
