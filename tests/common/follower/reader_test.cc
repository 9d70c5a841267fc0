#include "services/common/follower/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(LedgerReaderTest, ComesToTheSameTablesWhenTheConnectionBreaksBetweenBatches) {
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

TEST(LedgerReaderTest, StopsBeforeAnEventOfUnknownType) {
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

TEST(LedgerReaderTest, StopsWhenItsCursorIsRefused) {
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

}  // namespace
}  // namespace candour::follower
