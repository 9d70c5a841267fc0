#include "services/common/follower/command.h"

#include <gtest/gtest.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

// Waits, by the follower's own standing, until no command is queued.
void AwaitCommands(Trial& trial) {
  ASSERT_TRUE(trial.CatchUp().ok());
  std::int64_t pending = 1;
  for (int i = 0; i < 1000 && pending > 0; ++i) {
    pending = trial.follower->Standings()->front().pending();
  }
  ASSERT_EQ(pending, 0);
}

TEST(CommandTest, IsSentOnceUnderTheIdOfItsCause) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "command"));

  AwaitCommands(trial);

  ASSERT_EQ(trial.intake.Commands().size(), 1U);
  EXPECT_EQ(trial.intake.Commands()[0].request_id,
            RequestId("trial", "milford", 1, "suggest_themes"));
  EXPECT_EQ(trial.intake.Commands()[0].act.complaint_id(), kFirstCase);
  EXPECT_EQ(trial.tables.Value("SELECT state || length(body) FROM trial.command"), "done0");
}

TEST(CommandTest, IsTriedAgainWhileIntakeIsAway) {
  Trial trial;
  trial.intake.AnswerCommands(grpc::StatusCode::UNAVAILABLE, 2);
  trial.intake.Append(StepOf(kFirstCase, "command"));

  AwaitCommands(trial);

  EXPECT_EQ(trial.intake.CommandCalls(), 3);
  EXPECT_EQ(trial.tables.Value("SELECT state || tries FROM trial.command"), "done3");
}

TEST(CommandTest, IsTriedAgainWhenIntakeHasNoRoom) {
  Trial trial;
  trial.intake.AnswerCommands(grpc::StatusCode::RESOURCE_EXHAUSTED, 1);
  trial.intake.Append(StepOf(kFirstCase, "command"));
  trial.intake.Append(StepOf(kSecondCase, "b"));

  AwaitCommands(trial);

  EXPECT_EQ(trial.intake.Commands().size(), 1U);
  EXPECT_EQ(trial.Seen(), "1 command, 2 b");
}

TEST(CommandTest, EndsAsRefusedWhenItNoLongerApplies) {
  Trial trial;
  trial.intake.AnswerCommands(grpc::StatusCode::NOT_FOUND, 1);
  trial.intake.Append(StepOf(kFirstCase, "command"));

  AwaitCommands(trial);

  EXPECT_EQ(trial.intake.CommandCalls(), 1);
  EXPECT_EQ(trial.tables.Value("SELECT state || ' ' || last_error FROM trial.command"),
            "refused NOT_FOUND: as arranged");
}

TEST(CommandTest, IsNotSentAgainByARebuild) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "command"));
  AwaitCommands(trial);

  const absl::Status rebuilt =
      trial.follower->Rebuild("milford", [](std::int64_t, std::int64_t) { return true; });
  AwaitCommands(trial);

  EXPECT_TRUE(rebuilt.ok()) << rebuilt;
  EXPECT_EQ(trial.intake.CommandCalls(), 1);
}

}  // namespace
}  // namespace candour::follower
