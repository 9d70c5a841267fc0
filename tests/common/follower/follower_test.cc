#include "services/common/follower/follower.h"

#include <gtest/gtest.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

TEST(FollowerTest, TakesEveryEventInAndKeepsTheHashOfTheLast) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  trial.intake.Append(StepOf(kSecondCase, "b"));

  ASSERT_TRUE(trial.CatchUp().ok());

  EXPECT_EQ(trial.Seen(), "1 a, 2 b");
  EXPECT_EQ(trial.tables.Value("SELECT seq || encode(hash, 'escape') FROM trial.cursor"),
            "2hash of milford 2");
}

TEST(FollowerTest, GoesOnWhereItStoodWhenItsProcessIsStartedAgain) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.CatchUp().ok());
  trial.StartAgain();
  trial.intake.Append(StepOf(kFirstCase, "b"));

  ASSERT_TRUE(trial.CatchUp().ok());

  EXPECT_EQ(trial.Seen(), "1 a, 1 b");
}

TEST(FollowerTest, TwoProcessesTakeEachEventInOnce) {
  Trial trial;
  Database database(trial.tables.Conninfo("candour_categorisation"));
  FollowerSettings settings;
  settings.schema = "trial";
  settings.intake = trial.intake.Channel();
  settings.authorise = [](grpc::ClientContext&) { return absl::OkStatus(); };
  Follower second(std::move(settings), database, {&trial.projection});
  second.Start();
  trial.intake.SetBatch(1);
  trial.intake.Append(StepOf(kFirstCase, "a"));
  trial.intake.Append(StepOf(kFirstCase, "b"));
  trial.intake.Append(StepOf(kFirstCase, "c"));

  ASSERT_TRUE(trial.CatchUp().ok());
  ASSERT_TRUE(second.CatchUp("milford", absl::Seconds(20)).ok());

  EXPECT_EQ(trial.Seen(), "1 a, 1 b, 1 c");
  EXPECT_EQ(trial.tables.Value("SELECT count(*) FROM trial.parked"), "0");
}

}  // namespace
}  // namespace candour::follower
