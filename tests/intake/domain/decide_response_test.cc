#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(RespondTest, EndsEveryDutyAndOwesTheClosing) {
  ACase the_case = ACase::Planned(kResponseBy);

  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_EQ(the_case.Last("RESPONSE").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.Last("RELEVANT").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.Last("PROGRESS").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(the_case.Last("PLAN_NOTICE").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(the_case.DueBy("CLOSE"), absl::CivilDay(2026, 6, 9));
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
  EXPECT_EQ(the_case.File().outcome(), "UPH");
}

TEST(RespondTest, CancelsADelayNoticeThatWasNotSent) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(ExtendTo(kResponseBy + 7)).ok());

  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_EQ(the_case.Last("DELAY_NOTICE").state(), v1::OBLIGATION_STATE_CANCELLED);
}

// Proves, I-4.
TEST(RespondTest, NeedsEveryPartOfTheWrittenResponseI4) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = RespondUpheld();
  act.mutable_respond()->set_signed_by(" ");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.signed_by");

  act = RespondUpheld();
  act.mutable_respond()->clear_considered();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.considered");

  act = RespondUpheld();
  act.mutable_respond()->clear_conclusions();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.conclusions");

  act = RespondUpheld();
  act.mutable_respond()->set_action("maybe");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.action");

  act = RespondUpheld();
  act.mutable_respond()->set_ombudsman_explained(false);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.ombudsman_explained");
}

// Proves R-39, C-09, I-4.
TEST(RespondTest, NeedsOneOutcomeForEveryPointI4) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = RespondUpheld();
  act.mutable_respond()->clear_points();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.points");

  act = RespondUpheld();
  act.mutable_respond()->mutable_points(0)->set_outcome("WON");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.points[0].outcome");

  act = RespondUpheld();
  *act.mutable_respond()->add_points() = act.respond().points(0);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.points[1].point_id");
}

TEST(RespondTest, WasNotSentInTheFutureOrBeforeTheReceipt) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = RespondUpheld();
  const absl::Time now = the_case.TheContext().now;

  *act.mutable_respond()->mutable_sent_at() = ToTimestamp(now + absl::Seconds(1));
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.sent_at");
  *act.mutable_respond()->mutable_sent_at() = ToTimestamp(now - absl::Seconds(1));
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.sent_at");
}

TEST(RespondTest, NeedsTheAcknowledgementFirstButNoPlan) {
  ACase received = ACase::Received();
  ACase acknowledged = ACase::Acknowledged();

  EXPECT_EQ(received.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(acknowledged.Do(RespondUpheld()).ok());
}

TEST(RespondTest, IsSentOnce) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
