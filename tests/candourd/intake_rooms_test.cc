#include "services/candourd/intake_rooms.h"

#include <gmock/gmock.h>

namespace candour::intake {
namespace {

using ::testing::HasSubstr;

TEST(CommitFiguresTest, TellTheDepthOfEachLane) {
  const auto metrics = Metrics::Unread();
  CommitFigures figures(*metrics);

  figures.LaneHolds(Lane::kPeople, 3);
  figures.LaneHolds(Lane::kBulk, 5);

  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_queue_depth{lane="people"} 3)"));
  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_queue_depth{lane="bulk"} 5)"));
}

TEST(CommitFiguresTest, TellSizeAndTimeOfACommit) {
  const auto metrics = Metrics::Unread();
  CommitFigures figures(*metrics);

  figures.Committed(64, absl::Milliseconds(250));

  EXPECT_THAT(metrics->Page(), HasSubstr("candour_batch_size_sum 64"));
  EXPECT_THAT(metrics->Page(), HasSubstr("candour_commit_seconds_sum 0.25"));
}

TEST(AlarmFiguresTest, TellHowManyAreLeftAndEachNewRefusalOnce) {
  const auto metrics = Metrics::Unread();
  AlarmFigures figures(*metrics);
  ::testing::internal::CaptureStdout();

  figures.Took({5, 2, "the case is closed"});
  figures.Took({0, 2, "the case is closed"});

  const std::string log = ::testing::internal::GetCapturedStdout();
  EXPECT_THAT(metrics->Page(), HasSubstr("candour_alarms_due 2"));
  EXPECT_THAT(log, HasSubstr("the case is closed"));
  EXPECT_EQ(log.find("alarm_refused"), log.rfind("alarm_refused"));
}

TEST(AlarmFiguresTest, TellNothingWhereEverythingWasDone) {
  const auto metrics = Metrics::Unread();
  AlarmFigures figures(*metrics);
  ::testing::internal::CaptureStdout();

  figures.Took({5, 0, ""});

  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_THAT(metrics->Page(), HasSubstr("candour_alarms_due 0"));
}

}  // namespace
}  // namespace candour::intake
