#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const absl::CivilDay kDueBy(2026, 7, 31);

v1::Act Done() {
  v1::Act act;
  act.mutable_complete_learning()->set_learning_id(1);
  act.mutable_complete_learning()->set_evidence("All twelve were trained on 20 July.");
  return act;
}

// Proves R-03.
TEST(LearningTest, LivesOnWhenTheCaseIsClosed) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(LearnBy(kDueBy)).ok());

  ASSERT_TRUE(the_case.Do(Close()).ok());

  EXPECT_EQ(the_case.DueBy("LEARNING"), kDueBy);
  EXPECT_TRUE(the_case.IsOpenFor("LEARNING"));
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(LearningTest, EscalatesOnTheWorkingDayAfterItWasDue) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(LearnBy(kDueBy)).ok());
  ASSERT_TRUE(the_case.Do(Close()).ok());

  ASSERT_TRUE(the_case.Reach("LEARNING", v1::ALARM_ESCALATE).ok());

  EXPECT_EQ(absl::ToCivilDay(the_case.TheContext().now, absl::UTCTimeZone()),
            absl::CivilDay(2026, 8, 3));
}

TEST(LearningTest, IsLookedAtAgainWhenItIsDone) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(LearnBy(kDueBy)).ok());
  ASSERT_TRUE(the_case.Do(Done()).ok());
  EXPECT_EQ(the_case.Last("LEARNING").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.DueBy("IMPACT"), kDueBy + 91);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());

  v1::Act impact;
  impact.mutable_record_impact()->set_learning_id(1);
  impact.mutable_record_impact()->set_impact("perhaps");
  impact.mutable_record_impact()->set_note("No complaint about it since.");
  EXPECT_EQ(FieldOf(the_case.Do(impact)), "act.impact");
  impact.mutable_record_impact()->set_impact("better");
  ASSERT_TRUE(the_case.Do(impact).ok());
  EXPECT_EQ(the_case.Last("IMPACT").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.File().learning(0).impact(), "better");
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(LearningTest, IsGivenUpOnlyWithAReason) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(LearnBy(kDueBy)).ok());
  v1::Act drop;
  drop.mutable_drop_learning()->set_learning_id(1);
  EXPECT_EQ(FieldOf(the_case.Do(drop)), "act.reason");
  drop.mutable_drop_learning()->set_reason("The form is abolished.");

  ASSERT_TRUE(the_case.Do(drop).ok());

  EXPECT_EQ(the_case.Last("LEARNING").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_FALSE(the_case.IsOpenFor("IMPACT"));
  EXPECT_EQ(the_case.Do(Done()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(LearningTest, HasATypeAnOwnerAndDaysInOrder) {
  ACase the_case = Answered();
  v1::Act act = LearnBy(kDueBy);
  act.mutable_add_learning()->set_type("LRN-XXX");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.type");
  act = LearnBy(kDueBy);
  act.mutable_add_learning()->set_root_cause("RC99");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.root_cause");
  act = LearnBy(kDueBy);
  act.mutable_add_learning()->clear_owner();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.owner.subject");
  act = LearnBy(kDueBy);
  *act.mutable_add_learning()->mutable_impact_check_by() = ToMessage(kDueBy - 1);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.impact_check_by");
  EXPECT_EQ(FieldOf(the_case.Do(LearnBy(absl::CivilDay(2026, 5, 1)))), "act.due_by");
}

}  // namespace
}  // namespace candour::intake
