#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Proves Q6.
TEST(RecordNoticeTest, DoesNotAcknowledgeBeforeTheScopeIsCheckedQ6) {
  ACase the_case = ACase::Received();

  ASSERT_TRUE(the_case.Tell("ACK").ok());

  EXPECT_TRUE(the_case.IsOpenFor("ACK"));
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);
  EXPECT_EQ(the_case.File().notices_size(), 1);
}

// Proves R-32, Q6.
TEST(RecordNoticeTest, AcknowledgesWhenTheScopeWasCheckedQ6) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_scope_checked(true);
  ASSERT_TRUE(the_case.Do(submit).ok());

  ASSERT_TRUE(the_case.Tell("ACK").ok());

  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  EXPECT_EQ(the_case.File().status(), v1::STATUS_ACKNOWLEDGED);
  EXPECT_EQ(the_case.File().acknowledgement_method(), "notice");
  EXPECT_EQ(the_case.DueBy("PLAN"), absl::CivilDay(2026, 5, 18));
}

TEST(RecordNoticeTest, ChangesNothingASecondTime) {
  ACase the_case = ACase::Received();
  const v1::Act told = the_case.Told("ACK");
  ASSERT_TRUE(the_case.Do(told).ok());

  ASSERT_TRUE(the_case.Do(told).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(RecordNoticeTest, KeepsTheFactOfANoticeThatLeftWhileItCeasedToBeOwed) {
  ACase the_case = ACase::Planned(kResponseBy);
  const v1::Act told = the_case.Told("PLAN_NOTICE");
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  ASSERT_TRUE(the_case.Do(told).ok());

  EXPECT_EQ(the_case.File().notices_size(), 1);
  EXPECT_EQ(the_case.Last("PLAN_NOTICE").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
}

// Proves R-37.
TEST(RecordNoticeTest, OpensTheNextProgressTenWorkingDaysOnR37) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.On(absl::CivilDay(2026, 5, 26));

  ASSERT_TRUE(the_case.Tell("PROGRESS").ok());

  EXPECT_TRUE(the_case.IsOpenFor("PROGRESS"));
  EXPECT_EQ(the_case.DueBy("PROGRESS"), absl::CivilDay(2026, 6, 9));
}

TEST(RecordNoticeTest, ClosesTheCaseWithItsThanks) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_record_type(v1::RECORD_TYPE_SUG);
  ASSERT_TRUE(the_case.Do(submit).ok());

  ASSERT_TRUE(the_case.Tell("THANKS").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.Last("THANKS").state(), v1::OBLIGATION_STATE_MET);
}

TEST(RecordNoticeTest, RefusesAnotherNoticeThanTheOneOwed) {
  ACase the_case = ACase::Received();
  v1::Act told = the_case.Told("ACK");
  told.mutable_record_notice()->set_notice("N-08");

  EXPECT_EQ(FieldOf(the_case.Do(told)), "act.notice");
}

TEST(RecordNoticeTest, DoesNotTakeAResponseI4) {
  ACase the_case = ACase::Planned(kResponseBy);

  EXPECT_EQ(the_case.Tell("RESPONSE").code(), absl::StatusCode::kFailedPrecondition);
}

TEST(RecordNoticeTest, RefusesAnInstantInTheFutureOrBeforeTheReceipt) {
  ACase the_case = ACase::Received();
  v1::Act told = the_case.Told("ACK");
  const absl::Time now = the_case.TheContext().now;

  *told.mutable_record_notice()->mutable_sent_at() = ToTimestamp(now + absl::Seconds(1));
  EXPECT_EQ(FieldOf(the_case.Do(told)), "act.sent_at");
  *told.mutable_record_notice()->mutable_sent_at() = ToTimestamp(now - absl::Seconds(1));
  EXPECT_EQ(FieldOf(the_case.Do(told)), "act.sent_at");
}

TEST(RecordNoticeTest, KnowsNoObligationOfAnotherCase) {
  ACase the_case = ACase::Received();
  v1::Act told = the_case.Told("ACK");
  told.mutable_record_notice()->set_obligation_id("11111111-1111-4111-8111-111111111111");

  EXPECT_EQ(the_case.Do(told).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::intake
