#include "services/common/metrics/metrics.h"

#include <gmock/gmock.h>

namespace candour {
namespace {

using ::testing::HasSubstr;

TEST(MetricsTest, CountsCallsByMethodAndCode) {
  const auto metrics = Metrics::Unread();

  metrics->CountCall("a.B/C", "OK", 0.002);
  metrics->CountCall("a.B/C", "OK", 0.002);

  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_calls_total{code="OK",method="a.B/C"} 2)"));
  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_call_seconds_count{method="a.B/C"} 2)"));
}

TEST(MetricsTest, TellsTheDepthOfEachLane) {
  const auto metrics = Metrics::Unread();

  metrics->SetQueueDepth("bulk", 7);

  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_queue_depth{lane="bulk"} 7)"));
}

TEST(MetricsTest, CountsCommandsOfACommit) {
  const auto metrics = Metrics::Unread();

  metrics->CountCommit(64, 0.01);

  EXPECT_THAT(metrics->Page(), HasSubstr("candour_batch_size_sum 64"));
  EXPECT_THAT(metrics->Page(), HasSubstr("candour_commit_seconds_count 1"));
}

TEST(MetricsTest, TellsWhatFollowersLackAndPark) {
  const auto metrics = Metrics::Unread();

  metrics->SetFollowerLag("milford", 12);
  metrics->SetParkedCases("milford", 1);
  metrics->SetNotices("sent", 5);
  metrics->SetAlarmsDue(3);
  metrics->SetSubscribers(4);

  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_follower_lag_events{authority="milford"} 12)"));
  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_parked_cases{authority="milford"} 1)"));
  EXPECT_THAT(metrics->Page(), HasSubstr(R"(candour_notices{state="sent"} 5)"));
  EXPECT_THAT(metrics->Page(), HasSubstr("candour_alarms_due 3"));
  EXPECT_THAT(metrics->Page(), HasSubstr("candour_subscribers 4"));
}

TEST(MetricsTest, OpensAPageAndRefusesAnAddressThatIsNone) {
  EXPECT_TRUE(Metrics::Open("127.0.0.1:0").ok());
  EXPECT_EQ(Metrics::Open("127.0.0.1:notaport").status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace candour
