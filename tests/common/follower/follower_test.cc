#include "services/common/follower/follower.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(FollowerTest, TakesEveryEventInAndKeepsTheHashOfTheLast) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  trial.intake.Append(StepOf(kSecondCase, "b"));

  ASSERT_TRUE(trial.CatchUp().ok());

  EXPECT_EQ(trial.Seen(), "1 a, 2 b");
  EXPECT_EQ(trial.tables.Value("SELECT seq || encode(hash, 'escape') FROM trial.cursor"),
            "2hash of milford 2");
}

TEST(FollowerTest, ComesToTheSameTablesWhenTheConnectionBreaksBetweenBatches) {
  Trial trial;
  trial.intake.SetBatch(1);
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.CatchUp().ok());
  trial.intake.DropStreams();
  trial.intake.Append(StepOf(kFirstCase, "b"));
  trial.intake.Append(StepOf(kFirstCase, "c"));

  ASSERT_TRUE(trial.CatchUp().ok());

  EXPECT_EQ(trial.Seen(), "1 a, 1 b, 1 c");
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

TEST(FollowerTest, ParksACaseAfterThreeTriesAndGoesOnWithTheOthers) {
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

TEST(FollowerTest, ResumesAParkedCaseInOrder) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  trial.intake.Append(StepOf(kFirstCase, "poison"));
  trial.intake.Append(StepOf(kSecondCase, "b"));
  trial.intake.Append(StepOf(kFirstCase, "c"));
  ASSERT_TRUE(trial.CatchUp().ok());
  trial.projection.healed = true;

  EXPECT_TRUE(trial.follower->Resume("milford", kFirstCase).ok());

  EXPECT_EQ(trial.Seen(), "1 a, 1 poison, 2 b, 1 c");
  EXPECT_EQ(trial.tables.Value("SELECT count(*) FROM trial.parked"), "0");
}

TEST(FollowerTest, ParksAResumedCaseAgainWhereItFails) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "poison"));
  ASSERT_TRUE(trial.CatchUp().ok());

  const absl::Status resumed = trial.follower->Resume("milford", kFirstCase);

  EXPECT_EQ(resumed.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(trial.tables.Value("SELECT count(*) FROM trial.parked"), "1");
}

TEST(FollowerTest, ResumingACaseThatIsNotParkedIsNotFound) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.CatchUp().ok());

  const absl::Status resumed = trial.follower->Resume("milford", kFirstCase);

  EXPECT_EQ(resumed.code(), absl::StatusCode::kNotFound);
}

TEST(FollowerTest, StopsBeforeAnEventOfUnknownType) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  trial.intake.Append(EventOfTheFuture(kFirstCase));
  trial.intake.Append(StepOf(kSecondCase, "b"));

  const absl::Status reached = trial.CatchUp();

  EXPECT_EQ(reached.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(trial.Seen(), "1 a");
  EXPECT_EQ(trial.tables.Value("SELECT seq FROM trial.cursor"), "1");
  EXPECT_THAT(trial.Alarms(), ElementsAre(HasSubstr("unknown type apology_accepted")));
}

TEST(FollowerTest, StopsWhenItsCursorIsRefused) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.CatchUp().ok());
  trial.intake.RefuseCursors();
  trial.intake.Append(StepOf(kFirstCase, "b"));

  const absl::Status reached = trial.CatchUp();

  EXPECT_EQ(reached.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(trial.Seen(), "1 a");
  EXPECT_THAT(trial.Alarms(), ElementsAre(HasSubstr("refuses the cursor")));
}

TEST(FollowerTest, TellsThatItServesOnlyWhileNothingHasStopped) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.Tells(true));

  trial.intake.Append(EventOfTheFuture(kFirstCase));

  EXPECT_TRUE(trial.Tells(false));
}

TEST(FollowerTest, RebuildsToTheSameTables) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  trial.intake.Append(StepOf(kSecondCase, "b"));
  ASSERT_TRUE(trial.CatchUp().ok());
  trial.tables.Execute("UPDATE trial.seen SET step = 'spoilt'");

  const absl::Status rebuilt =
      trial.follower->Rebuild("milford", [](std::int64_t, std::int64_t) { return true; });

  EXPECT_TRUE(rebuilt.ok()) << rebuilt;
  EXPECT_EQ(trial.Seen(), "1 a, 2 b");
}

}  // namespace
}  // namespace candour::follower
