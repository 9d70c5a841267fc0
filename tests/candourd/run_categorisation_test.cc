#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "candour/categorisation/v1/categorisation.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "services/candourd/running_service.h"
#include "tests/candourd/migrated.h"
#include "tests/support/local_http.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using testing::StatusIs;

// Categorisation as a process runs it, whose intake is not there.
class RunCategorisationTest : public ::testing::Test {
 protected:
  RunCategorisationTest() {
    http_.BeIssuer(testing::KeySetJson({&testing::SigningKey::Es256()}));
    settings_.service = ServiceName::kCategorisation;
    settings_.database = database_.Conninfo("candour_categorisation");
    settings_.address = "127.0.0.1:0";
    settings_.metrics_address = "127.0.0.1:0";
    settings_.intake_address = "127.0.0.1:1";
    settings_.oidc.issuer = http_.Url();
    settings_.oidc.audience = testing::kAudience;
    settings_.reference_dir = "db/reference";
  }
  ~RunCategorisationTest() override {
    if (running_) running_->Stop(absl::Seconds(5));
  }

  void Start() {
    auto started = StartCategorisation(settings_);
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

TEST_F(RunCategorisationTest, ListensWithoutServingWhileItsIntakeIsNotThere) {
  NoteMigration(database_, "20261121000600");
  Start();
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckResponse response;

  ASSERT_TRUE(grpc::health::v1::Health::NewStub(channel_)->Check(&context, {}, &response).ok());

  EXPECT_EQ(response.status(), grpc::health::v1::HealthCheckResponse::NOT_SERVING);
}

TEST_F(RunCategorisationTest, AnswersNobodyWithoutAToken) {
  Start();
  grpc::ClientContext context;
  categorisation::v1::SuggestRequest request;
  request.set_authority_id("milford");
  categorisation::v1::SuggestResponse response;

  EXPECT_THAT(categorisation::v1::CategorisationService::NewStub(channel_)->Suggest(
                  &context, request, &response),
              StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST_F(RunCategorisationTest, RefusesAFolderWithoutReferenceData) {
  settings_.reference_dir = "tests/candourd";

  EXPECT_THAT(StartCategorisation(settings_), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace candour
