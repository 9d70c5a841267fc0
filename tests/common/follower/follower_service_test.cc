#include "services/common/follower/follower_service.h"

#include <gtest/gtest.h>

#include "services/common/grpc/server.h"
#include "tests/common/follower/trial.h"
#include "tests/support/token.h"

namespace candour::follower {
namespace {

class FollowerServiceTest : public ::testing::Test {
 protected:
  FollowerServiceTest() {
    trial_.intake.Append(StepOf(kFirstCase, "a"));
    EXPECT_TRUE(trial_.CatchUp().ok());
    ServerSetup setup;
    setup.name = "trial";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics_.get();
    setup.services = {{v1::FollowerService::service_full_name(), &service_}};
    server_ = *Server::Start(setup);
    stub_ = v1::FollowerService::NewStub(server_->InProcessChannel());
  }
  ~FollowerServiceTest() override { server_->Stop(absl::Seconds(1)); }

  static void Sign(grpc::ClientContext& context, const std::string& role,
                   const std::string& authority_id = "milford") {
    testing::TokenClaims claims;
    claims.roles = {role};
    claims.authorities = {authority_id};
    context.AddMetadata("authorization", testing::Bearer(claims));
  }

  Trial trial_;
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 10};
  FollowerService service_{*trial_.follower, guard_, workers_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::FollowerService::Stub> stub_;
};

TEST_F(FollowerServiceTest, TellsTheStandingInTheCallersAuthorities) {
  grpc::ClientContext context;
  Sign(context, "auditor");
  v1::GetStandingResponse response;

  ASSERT_TRUE(stub_->GetStanding(&context, {}, &response).ok());

  ASSERT_EQ(response.standings_size(), 1);
  EXPECT_EQ(response.standings(0).seq(), 1);
}

TEST_F(FollowerServiceTest, TellsNothingOfOtherAuthorities) {
  grpc::ClientContext context;
  Sign(context, "auditor", "ashby");
  v1::GetStandingResponse response;

  ASSERT_TRUE(stub_->GetStanding(&context, {}, &response).ok());

  EXPECT_EQ(response.standings_size(), 0);
}

TEST_F(FollowerServiceTest, RebuildsAndEndsWithDone) {
  trial_.tables.Execute("DELETE FROM trial.seen");
  grpc::ClientContext context;
  Sign(context, "complaints_manager");
  v1::RebuildRequest request;
  request.set_authority_id("milford");
  const auto stream = stub_->Rebuild(&context, request);
  v1::RebuildResponse response;
  while (stream->Read(&response)) {
  }

  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_TRUE(response.done());
  EXPECT_EQ(trial_.Seen(), "1 a");
}

TEST_F(FollowerServiceTest, RebuildsNothingForAnAuditor) {
  grpc::ClientContext context;
  Sign(context, "auditor");
  v1::RebuildRequest request;
  request.set_authority_id("milford");
  const auto stream = stub_->Rebuild(&context, request);
  v1::RebuildResponse response;

  EXPECT_FALSE(stream->Read(&response));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(FollowerServiceTest, ResumesNothingThatIsNotParked) {
  grpc::ClientContext context;
  Sign(context, "complaints_manager");
  v1::ResumeRequest request;
  request.set_authority_id("milford");
  request.set_complaint_id(kFirstCase);
  v1::ResumeResponse response;

  EXPECT_EQ(stub_->Resume(&context, request, &response).error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace candour::follower
