// Also tests services/candourd/follower_carrier.cc.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "candour/analytics/v1/analytics.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "services/candourd/running_service.h"
#include "tests/candourd/migrated.h"
#include "tests/support/local_http.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using testing::StatusIs;

// Analytics as a process runs it, whose intake is not there.
class RunAnalyticsTest : public ::testing::Test {
 protected:
  RunAnalyticsTest() {
    http_.BeIssuer(testing::KeySetJson({&testing::SigningKey::Es256()}));
    settings_.service = ServiceName::kAnalytics;
    settings_.database = database_.Conninfo("candour_analytics");
    settings_.address = "127.0.0.1:0";
    settings_.metrics_address = "127.0.0.1:0";
    settings_.intake_address = "127.0.0.1:1";
    settings_.oidc.issuer = http_.Url();
    settings_.oidc.audience = testing::kAudience;
    settings_.reference_dir = "db/reference";
  }
  ~RunAnalyticsTest() override {
    if (running_) running_->Stop(absl::Seconds(5));
  }

  void Start() {
    auto started = StartAnalytics(settings_);
    ASSERT_TRUE(started.ok()) << started.status();
    running_ = *std::move(started);
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(running_->Port()),
                                   grpc::InsecureChannelCredentials());
  }

  TestDatabase database_;
  testing::LocalHttp http_;
  Settings settings_;
  std::unique_ptr<RunningService> running_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(RunAnalyticsTest, ListensWithoutServingWhileItsIntakeIsNotThere) {
  NoteMigration(database_, "20261129233800");
  Start();
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckResponse response;

  ASSERT_TRUE(grpc::health::v1::Health::NewStub(channel_)->Check(&context, {}, &response).ok());

  EXPECT_EQ(response.status(), grpc::health::v1::HealthCheckResponse::NOT_SERVING);
}

TEST_F(RunAnalyticsTest, AnswersNobodyWithoutAToken) {
  Start();
  grpc::ClientContext context;
  analytics::v1::GetReportRequest request;
  request.set_authority_id("milford");
  analytics::v1::GetReportResponse response;

  EXPECT_THAT(
      analytics::v1::AnalyticsService::NewStub(channel_)->GetReport(&context, request, &response),
      StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST_F(RunAnalyticsTest, RefusesAFolderWithoutReferenceData) {
  settings_.reference_dir = "tests/candourd";

  EXPECT_THAT(StartAnalytics(settings_), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace candour
