#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::NamesField;
using candour::testing::StatusIs;
using candour::testing::TokenClaims;

TokenClaims With(const std::string& role, const std::string& authority = "milford") {
  TokenClaims claims;
  claims.roles = {role};
  claims.authorities = {authority};
  return claims;
}

v1::FollowRequest ToTheHead() {
  v1::FollowRequest request;
  request.set_authority_id("milford");
  request.set_stop_at_head(true);
  return request;
}

grpc::Status Follow(Desk& desk, const v1::FollowRequest& request, const TokenClaims& claims) {
  const auto context = Desk::As(claims);
  const auto stub = v1::LedgerService::NewStub(desk.Channel());
  const auto stream = stub->Follow(context.get(), request);
  v1::FollowResponse response;
  while (stream->Read(&response)) {
  }
  return stream->Finish();
}

TEST(LedgerServiceTest, GivesAServicePersonalPartsAndKeepsNoRecordOfIt) {
  Desk desk;

  ASSERT_TRUE(Follow(desk, ToTheHead(), With("service", "*")).ok());

  EXPECT_TRUE(desk.rooms.last_order.personal);
  EXPECT_TRUE(desk.committer.Commands().empty());
}

// Proves C-13.
TEST(LedgerServiceTest, GivesAnAnalystFactsAlone) {
  Desk desk;

  ASSERT_TRUE(Follow(desk, ToTheHead(), With("analyst")).ok());

  EXPECT_FALSE(desk.rooms.last_order.personal);
}

TEST(LedgerServiceTest, RecordsThatAPersonFollows) {
  Desk desk;

  ASSERT_TRUE(Follow(desk, ToTheHead(), With("auditor")).ok());

  EXPECT_EQ(desk.committer.Commands().at(0).act.record_listing().what(), "follow");
}

TEST(LedgerServiceTest, SendsNothingWhenTheRecordFails) {
  Desk desk;
  desk.committer.answer = [](const Command&) { return absl::UnavailableError("away"); };

  EXPECT_THAT(Follow(desk, ToTheHead(), With("auditor")), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(LedgerServiceTest, RefusesACursorWithoutItsHash) {
  Desk desk;
  v1::FollowRequest request = ToTheHead();
  request.mutable_after()->set_seq(3);

  EXPECT_THAT(Follow(desk, request, With("service")), NamesField("after.hash", "32 bytes"));
}

TEST(LedgerServiceTest, ListsTheHeadsOfTheCallersAuthorities) {
  Desk desk;
  v1::ListHeadsResponse response;

  ASSERT_TRUE(v1::LedgerService::NewStub(desk.Channel())
                  ->ListHeads(Desk::As(With("auditor")).get(), {}, &response)
                  .ok());

  ASSERT_EQ(response.heads_size(), 1);
  EXPECT_EQ(response.heads(0).authority_id(), "milford");
}

TEST(LedgerServiceTest, StreamsAVerification) {
  Desk desk;
  v1::VerifyRequest request;
  request.set_authority_id("milford");
  const auto context = Desk::As(With("auditor"));
  const auto stub = v1::LedgerService::NewStub(desk.Channel());
  const auto stream = stub->Verify(context.get(), request);
  v1::VerifyResponse response;

  ASSERT_TRUE(stream->Read(&response));
  EXPECT_TRUE(response.done());
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace
}  // namespace candour::intake
