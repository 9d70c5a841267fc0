// Also tests services/intake/domain/matter/scope_notices.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/invariants.h"
#include "services/intake/domain/matter/scope_notices.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

class ExclusionTest : public ::testing::TestWithParam<const char*> {};

// Proves, I-8.
TEST_P(ExclusionTest, IsToldWithItsReasonAndThenEndsTheCase) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ExcludeAs(GetParam())).ok());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);
  EXPECT_EQ(the_case.Last("EXCLUDED").notice(), "N-07");
  EXPECT_EQ(the_case.DueBy("EXCLUDED"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(PointAt(the_case, 1).matter().exclusion().code(), GetParam());

  ASSERT_TRUE(the_case.Tell("EXCLUDED").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.File().outcome(), "EXC");
  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(Reg8, ExclusionTest,
                         ::testing::Values("X-a", "X-b", "X-d", "X-e", "X-f", "X-g", "X-h"));

// Proves R-23, I-8.
TEST(DecideExcludeTest, KeepsTheCaseOpenUntilThatWasTold) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ExcludeAs("X-b")).ok());
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  v1::Act answer = RespondUpheld();
  answer.mutable_respond()->clear_points();
  ASSERT_TRUE(the_case.Do(answer).ok());

  EXPECT_EQ(the_case.Do(Close()).code(), absl::StatusCode::kFailedPrecondition);

  ASSERT_TRUE(the_case.Tell("EXCLUDED").ok());
  EXPECT_TRUE(the_case.Do(Close()).ok());
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-23, C-11, I-8.
TEST(DecideExcludeTest, NeedsAReason) {
  ACase the_case = ACase::Received();
  v1::Act act = ExcludeAs("X-e");
  act.mutable_exclude()->set_reason(" ");

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reason");
}

// Proves.
TEST(DecideExcludeTest, NeedsTheEarlierRecordOnWhichItRests) {
  ACase the_case = ACase::Received();
  v1::Act act = ExcludeAs("X-f");
  act.mutable_exclude()->clear_earlier_reference();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.earlier_reference");
}

// Proves, I-8.
TEST(DecideExcludeTest, LeavesAnOralResolutionToItsThreeConditions) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(ExcludeAs("X-c"))), "act.code");
}

TEST(DecideExcludeTest, RefusesACodeThatIsNone) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(ExcludeAs("X-i"))), "act.code");
}

// Proves.
TEST(DecideExcludeTest, HandlesTheRestWhenOnePointIsExcluded) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  v1::Act act = ExcludeAs("X-g");
  act.mutable_exclude()->add_point_ids(2);
  ASSERT_TRUE(the_case.Do(act).ok());
  ASSERT_TRUE(the_case.Tell("EXCLUDED").ok());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_ACKNOWLEDGED);

  const absl::Status answered = the_case.Do(RespondUpheld());

  ASSERT_TRUE(answered.ok()) << answered;
  EXPECT_EQ(PointAt(the_case, 1).outcome(), "UPH");
  EXPECT_EQ(PointAt(the_case, 2).outcome(), "EXC");
  EXPECT_EQ(the_case.File().outcome(), "UPH");
}

TEST(DecideExcludeTest, TellsInOneNoticeWhatWasDecidedBeforeItWent) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  v1::Act first = ExcludeAs("X-g");
  first.mutable_exclude()->add_point_ids(1);
  ASSERT_TRUE(the_case.Do(first).ok());

  ASSERT_TRUE(the_case.Do(ExcludeAs("X-h")).ok());

  EXPECT_EQ(CountOpen(the_case, "EXCLUDED"), 1);
  EXPECT_EQ(PointAt(the_case, 2).matter().exclusion().obligation_id(),
            PointAt(the_case, 1).matter().exclusion().obligation_id());
}

TEST(DecideExcludeTest, ExcludesNoPointTwice) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ExcludeAs("X-g")).ok());

  EXPECT_EQ(the_case.Do(ExcludeAs("X-g")).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DecideExcludeTest, KeepsTheExclusionWhenTheComplainantWithdraws) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  v1::Act act = ExcludeAs("X-g");
  act.mutable_exclude()->add_point_ids(2);
  ASSERT_TRUE(the_case.Do(act).ok());

  ASSERT_TRUE(the_case.Do(Withdraw()).ok());

  EXPECT_EQ(PointAt(the_case, 1).outcome(), "WDN");
  EXPECT_EQ(PointAt(the_case, 2).outcome(), "EXC");
}

// Proves I-8.
TEST(DecideExcludeTest, TellsWhoTakesTheComplaintOnWhatWasExcludedBefore) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ExcludeAs("X-e")).ok());
  v1::CaseFile file = the_case.File();
  file.mutable_obligations(file.obligations_size() - 1)->set_state(v1::OBLIGATION_STATE_CANCELLED);
  absl::StatusOr<Duties> duties = Duties::Of(file, the_case.TheContext());
  ASSERT_TRUE(duties.ok());

  OweScopeNotices(file, absl::CivilDay(2026, 6, 1), *duties);

  const v1::Event event = duties->NewEvent();
  ASSERT_EQ(event.obligations().opened_size(), 1);
  EXPECT_EQ(event.obligations().opened(0).notice(), "N-07");
}

TEST(DecideExcludeTest, WritesToNobodyWhenTheComplainantIsUnknown) {
  ACase the_case;
  v1::Submit anonymous = AComplaint();
  anonymous.clear_complainant();
  anonymous.set_anonymous(true);
  ASSERT_TRUE(the_case.Do(anonymous).ok());

  ASSERT_TRUE(the_case.Do(ExcludeAs("X-b")).ok());

  EXPECT_EQ(CountOpen(the_case, "EXCLUDED"), 0);
  EXPECT_TRUE(the_case.Do(Close()).ok());
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

}  // namespace
}  // namespace candour::intake
