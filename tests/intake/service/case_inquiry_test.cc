#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using candour::testing::TokenClaims;

template <typename Request>
Request OnTheCase() {
  Request request;
  request.mutable_target()->set_authority_id("milford");
  request.mutable_target()->set_request_id(kRequestId);
  request.mutable_target()->set_case_("ASC-2026-000123-4");
  return request;
}

grpc::Status SignOff(Desk& desk, const std::string& role) {
  TokenClaims claims;
  claims.roles = {role};
  auto request = OnTheCase<v1::SignOffRecommendationRequest>();
  request.mutable_act()->set_recommendation_id(1);
  v1::SignOffRecommendationResponse response;
  return desk.Cases()->SignOffRecommendation(Desk::As(claims).get(), request, &response);
}

TEST(AssignTest, GoesToTheCaseAsAnAct) {
  Desk desk;
  auto request = OnTheCase<v1::AssignRequest>();
  request.mutable_act()->mutable_handler()->set_subject("handler-2");
  v1::AssignResponse response;

  ASSERT_TRUE(desk.Cases()->Assign(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(desk.committer.Commands().front().act.assign().handler().subject(), "handler-2");
}

// Proves.
TEST(SignOffTest, IsForTheComplaintsManagerAndTheResponsiblePerson) {
  Desk desk;
  EXPECT_THAT(SignOff(desk, "handler"), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_TRUE(SignOff(desk, "complaints_manager").ok());
  EXPECT_TRUE(SignOff(desk, "responsible_person").ok());
}

TEST(ListWorkloadTest, RecordsThatItWasAsked) {
  Desk desk;
  v1::ListWorkloadRequest request;
  request.set_authority_id("milford");
  v1::ListWorkloadResponse response;
  TokenClaims claims;
  claims.roles = {"complaints_manager"};

  ASSERT_TRUE(desk.Cases()->ListWorkload(Desk::As(claims).get(), request, &response).ok());

  EXPECT_EQ(response.lines_size(), 1);
  EXPECT_EQ(desk.committer.Commands().front().act.record_listing().what(), "workload");
}

}  // namespace
}  // namespace candour::intake
