// Also tests services/intake/domain/period/decide_pause.cc.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/period/a_period.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using absl::CivilDay;

ACase January() { return ReceivedOn(CivilDay(2026, 1, 12)); }

// Proves R-43.
TEST(ProposeLongerPeriodTest, AsksTwentyWorkingDaysBeforeTheSixMonthsEnd) {
  ACase the_case = January();
  the_case.On(CivilDay(2026, 5, 1));
  ASSERT_TRUE(the_case.Do(ProposeUntil(CivilDay(2026, 8, 31))).ok());
  const v1::Obligation asked = the_case.Last("LONGER_REQUEST");
  EXPECT_EQ(StoredDay(asked.due_by()), CivilDay(2026, 6, 15));
  EXPECT_EQ(asked.notice(), "N-10");
  EXPECT_EQ(asked.to(), v1::RECIPIENT_COMPLAINANT);
  EXPECT_EQ(the_case.File().periods().proposals(0).obligation_id(), asked.obligation_id());
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(ProposeLongerPeriodTest, AsksSoonWhereThoseHavePassed) {
  ACase the_case = January();
  the_case.On(CivilDay(2026, 7, 1));
  ASSERT_TRUE(the_case.Do(ProposeUntil(CivilDay(2026, 8, 31))).ok());
  EXPECT_EQ(the_case.DueBy("LONGER_REQUEST"), CivilDay(2026, 7, 3));
}

// Proves R-43. E05: the council asks and tells its day; silence is no agreement.
TEST(ProposeLongerPeriodTest, MovesNothingWhileNobodyAgrees) {
  ACase the_case = January();
  the_case.On(CivilDay(2026, 6, 1));
  ASSERT_TRUE(the_case.Do(ProposeUntil(CivilDay(2026, 8, 31))).ok());
  ASSERT_TRUE(the_case.Tell("LONGER_REQUEST").ok());
  PassTimeUntil(CivilDay(2026, 7, 13), the_case);
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), CivilDay(2026, 7, 11));
  EXPECT_TRUE(the_case.IsOpenFor("SIX_MONTH_NOTICE"));
}

TEST(ProposeLongerPeriodTest, NeedsALaterDayAReasonAndTime) {
  ACase the_case = January();
  EXPECT_EQ(FieldOf(the_case.Do(ProposeUntil(CivilDay(2026, 7, 11)))), "act.until");
  v1::Act unknown = ProposeUntil(CivilDay(2026, 8, 31));
  unknown.mutable_propose_longer_period()->set_reason("DR-99");
  EXPECT_EQ(FieldOf(the_case.Do(unknown)), "act.reason");
  the_case.On(CivilDay(2026, 7, 12));
  EXPECT_TRUE(absl::IsFailedPrecondition(the_case.Do(ProposeUntil(CivilDay(2026, 8, 31)))));
}

// Proves R-43.
TEST(AgreeLongerPeriodTest, ConfirmsInWritingWithinTwoWorkingDaysAndKeepsItsId) {
  ACase the_case = January();
  const std::string relevant = the_case.Last("RELEVANT").obligation_id();
  the_case.On(CivilDay(2026, 7, 10));
  ASSERT_TRUE(the_case.Do(ProposeUntil(CivilDay(2026, 8, 31))).ok());
  ASSERT_TRUE(the_case.Do(AgreeUntil("2026-08-31")).ok());
  EXPECT_EQ(the_case.DueBy("LONGER_CONFIRMED"), CivilDay(2026, 7, 14));
  EXPECT_EQ(the_case.Last("LONGER_CONFIRMED").notice(), "N-10C");
  EXPECT_FALSE(the_case.IsOpenFor("LONGER_REQUEST"));
  EXPECT_EQ(the_case.Last("RELEVANT").obligation_id(), relevant);
  EXPECT_FALSE(the_case.Last("RELEVANT").working().empty());
}

// Proves R-44. The notice that was being prepared speaks of an end that is no more.
TEST(AgreeLongerPeriodTest, TakesBackTheSixMonthNoticeThatHasNotGone) {
  ACase the_case = January();
  PassTimeUntil(CivilDay(2026, 7, 6), the_case);
  ASSERT_TRUE(the_case.IsOpenFor("SIX_MONTH_NOTICE"));
  the_case.On(CivilDay(2026, 7, 8));
  ASSERT_TRUE(the_case.Do(AgreeUntil("2026-08-31")).ok());
  EXPECT_FALSE(the_case.IsOpenFor("SIX_MONTH_NOTICE"));
}

// Proves Q9. A response date may now lie within the longer period and not beyond it.
TEST(AgreeLongerPeriodTest, LetsTheResponseDateMoveIntoTheLongerPeriod) {
  ACase the_case = January();
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 6, 1))).ok());
  the_case.On(CivilDay(2026, 5, 20));
  EXPECT_EQ(FieldOf(the_case.Do(ExtendTo(CivilDay(2026, 8, 3)))), "act.response_by");
  ASSERT_TRUE(the_case.Do(AgreeUntil("2026-08-31")).ok());
  EXPECT_TRUE(the_case.Do(ExtendTo(CivilDay(2026, 8, 3))).ok());
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves I-6, R-43. Agreed on the last day; with an earlier receipt it came after the six months.
TEST(CorrectReceiptTest, LetsAnAgreementCountNoLongerThatCameTooLate) {
  ACase the_case = January();
  the_case.On(CivilDay(2026, 7, 10));
  ASSERT_TRUE(the_case.Do(AgreeUntil("2026-08-31")).ok());
  ASSERT_TRUE(the_case.Do(CorrectReceiptTo("2026-01-09T10:00:00")).ok());
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), CivilDay(2026, 7, 8));
  EXPECT_EQ(the_case.File().periods().longer_periods(0).not_counted(), "late");
  EXPECT_EQ(the_case.DueBy("RELEVANT"), CivilDay(2026, 7, 8));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves I-6, I-7. The acknowledgement is judged by the new day; the promised answer stays.
TEST(CorrectReceiptTest, JudgesTheAcknowledgementAnewAndKeepsThePromise) {
  ACase the_case = January();
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 3, 2))).ok());
  ASSERT_TRUE(the_case.Do(CorrectReceiptTo("2026-01-05T10:00:00")).ok());
  EXPECT_EQ(the_case.DueBy("ACK"), CivilDay(2026, 1, 8));
  EXPECT_EQ(the_case.Last("ACK").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2026, 3, 2));
}

TEST(CorrectReceiptTest, NeedsAReason) {
  ACase the_case = January();
  v1::Act act = CorrectReceiptTo("2026-01-09T10:00:00");
  act.mutable_correct_receipt()->set_reason("  ");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reason");
}

// Proves Q5, DR-06. Resting work explains a delay and stops no clock.
TEST(PauseWorkTest, StopsNoClock) {
  ACase the_case = January();
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 3, 2))).ok());
  const v1::CaseFile before = the_case.File();
  v1::Act pause;
  pause.mutable_pause_work()->set_reason("DR-06");
  *pause.mutable_pause_work()->mutable_review_on() = ToMessage(CivilDay(2026, 2, 2));
  ASSERT_TRUE(the_case.Do(pause).ok());
  for (const v1::Obligation& each : before.obligations()) {
    EXPECT_EQ(FindObligation(the_case.File(), each.obligation_id())->SerializeAsString(),
              each.SerializeAsString());
  }
  EXPECT_EQ(the_case.DueBy("PAUSE_REVIEW"), CivilDay(2026, 2, 2));
  EXPECT_TRUE(absl::IsFailedPrecondition(the_case.Do(pause)));
  v1::Act resume;
  resume.mutable_resume_work();
  ASSERT_TRUE(the_case.Do(resume).ok());
  EXPECT_TRUE(the_case.File().periods().pauses(0).has_resumed_at());
  EXPECT_FALSE(the_case.IsOpenFor("PAUSE_REVIEW"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

}  // namespace
}  // namespace candour::intake
