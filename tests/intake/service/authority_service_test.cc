#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"

namespace candour::intake {
namespace {

using candour::testing::TokenClaims;

std::unique_ptr<grpc::ClientContext> AsManager() {
  TokenClaims claims;
  claims.roles = {"complaints_manager"};
  return Desk::As(claims);
}

TEST(AuthorityServiceTest, ShowsWhatTheAuthorityDecided) {
  const Desk desk;
  v1::GetAuthorityRequest request;
  request.set_authority_id("milford");
  v1::GetAuthorityResponse response;

  const grpc::Status status = v1::AuthorityService::NewStub(desk.Channel())
                                  ->GetAuthority(AsManager().get(), request, &response);

  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.authority_file().delegations(0).subject(), "subject-of-dee");
}

// Proves R-06.
TEST(AuthorityServiceTest, QueuesADelegationWithoutACase) {
  Desk desk;
  v1::RecordDelegationRequest request;
  request.mutable_target()->set_authority_id("milford");
  request.mutable_target()->set_request_id(kRequestId);
  request.mutable_act()->set_subject("subject-of-dee");
  request.mutable_act()->set_name("Dee Fenwick");
  request.mutable_act()->set_scope("sign_response");
  request.mutable_act()->mutable_from()->set_year(2026);
  request.mutable_act()->mutable_from()->set_month(5);
  request.mutable_act()->mutable_from()->set_day(11);
  v1::RecordDelegationResponse response;

  const grpc::Status status = v1::AuthorityService::NewStub(desk.Channel())
                                  ->RecordDelegation(AsManager().get(), request, &response);

  ASSERT_TRUE(status.ok()) << status.error_message();
  const Command command = desk.committer.Commands().at(0);
  EXPECT_EQ(command.case_key, "");
  EXPECT_EQ(command.act.record_delegation().name(), "Dee Fenwick");
}

TEST(AuthorityServiceTest, RefusesADelegationToNobody) {
  Desk desk;
  v1::RecordDelegationRequest request;
  request.mutable_target()->set_authority_id("milford");
  request.mutable_target()->set_request_id(kRequestId);
  v1::RecordDelegationResponse response;

  const grpc::Status status = v1::AuthorityService::NewStub(desk.Channel())
                                  ->RecordDelegation(AsManager().get(), request, &response);

  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_TRUE(desk.committer.Commands().empty());
}

}  // namespace
}  // namespace candour::intake
