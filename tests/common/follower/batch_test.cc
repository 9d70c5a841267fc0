#include "services/common/follower/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(EventTakerTest, ParksACaseAfterThreeTriesAndGoesOnWithTheOthers) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "poison"));
  trial.intake.Append(StepOf(kFirstCase, "behind it"));
  trial.intake.Append(StepOf(kSecondCase, "b"));

  ASSERT_TRUE(trial.CatchUp().ok());

  EXPECT_EQ(trial.Seen(), "2 b");
  EXPECT_EQ(trial.projection.tries, 3);
  EXPECT_THAT(trial.Alarms(), ElementsAre(HasSubstr("is parked at event 1")));
  EXPECT_EQ(trial.tables.Value("SELECT seq || ' ' || reason FROM trial.parked"),
            "1 INTERNAL: poison");
}

TEST(EventTakerTest, ParksAResumedCaseAgainWhereItFails) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "poison"));
  ASSERT_TRUE(trial.CatchUp().ok());

  const absl::Status resumed = trial.follower->Resume("milford", kFirstCase);

  EXPECT_EQ(resumed.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(trial.tables.Value("SELECT count(*) FROM trial.parked"), "1");
}

TEST(EventTakerTest, KnowsATypeOnlyTogetherWithItsKind) {
  ledger::v1::RecordedEvent event = StepOf(kFirstCase, "a");
  EXPECT_FALSE(IsKnown(event));
  event.set_type("step_taken");
  EXPECT_TRUE(IsKnown(event));
  event.set_type("closed");
  EXPECT_FALSE(IsKnown(event));
  EXPECT_FALSE(IsKnown(EventOfTheFuture(kFirstCase)));
}

}  // namespace
}  // namespace candour::follower
