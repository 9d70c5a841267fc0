#include "services/common/follower/engine.h"

#include <gtest/gtest.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

TEST(EngineTest, ResumesAParkedCaseInOrder) {
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

TEST(EngineTest, ResumingACaseThatIsNotParkedIsNotFound) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.CatchUp().ok());

  const absl::Status resumed = trial.follower->Resume("milford", kFirstCase);

  EXPECT_EQ(resumed.code(), absl::StatusCode::kNotFound);
}

TEST(EngineTest, TellsThatItServesOnlyWhileNothingHasStopped) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.Tells(true));

  trial.intake.Append(EventOfTheFuture(kFirstCase));

  EXPECT_TRUE(trial.Tells(false));
}

TEST(EngineTest, RebuildsToTheSameTables) {
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

TEST(EngineTest, TellsWhereItStandsAndWhatItParked) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "poison"));
  ASSERT_TRUE(trial.CatchUp().ok());

  const absl::StatusOr<std::vector<v1::Standing>> standings = trial.follower->Standings();

  ASSERT_EQ(standings->size(), 1U);
  EXPECT_EQ(standings->front().seq(), 1);
  EXPECT_EQ(standings->front().hash(), "hash of milford 1");
  ASSERT_EQ(standings->front().parked_size(), 1);
  EXPECT_EQ(standings->front().parked(0).complaint_id(), kFirstCase);
}

TEST(EngineTest, CatchesUpWithNoLedgerThatIsNotThere) {
  Trial trial;

  EXPECT_EQ(trial.CatchUp().code(), absl::StatusCode::kNotFound);
}

TEST(EngineTest, CatchesUpWithIntakesBusinessTime) {
  Trial trial;
  trial.intake.Append(StepOf(kFirstCase, "a"));
  ASSERT_TRUE(trial.CatchUp().ok());
  trial.intake.SetNow(absl::FromUnixSeconds(1'900'000'000));

  const absl::StatusOr<Position> position = trial.follower->CatchUp("milford", absl::Seconds(20));

  EXPECT_EQ(position->business_now, absl::FromUnixSeconds(1'900'000'000));
}

}  // namespace
}  // namespace candour::follower
