#include "services/intake/service/follow_call.h"

#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using candour::testing::TokenClaims;

// A follower's stream, begun.
struct Following {
  explicit Following(Desk& desk, bool stop_at_head = false) {
    TokenClaims claims;
    claims.roles = {"service"};
    context = Desk::As(claims);
    v1::FollowRequest request;
    request.set_authority_id("milford");
    request.set_stop_at_head(stop_at_head);
    stub = v1::LedgerService::NewStub(desk.Channel());
    stream = stub->Follow(context.get(), request);
  }

  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<v1::LedgerService::Stub> stub;
  std::unique_ptr<grpc::ClientReader<v1::FollowResponse>> stream;
  v1::FollowResponse response;
};

TEST(FollowCallTest, EndsAtTheHeadWhenSoOrdered) {
  Desk desk;
  Following following(desk, /*stop_at_head=*/true);

  ASSERT_TRUE(following.stream->Read(&following.response));
  EXPECT_EQ(following.response.events(0).seq(), 1);
  EXPECT_FALSE(following.stream->Read(&following.response));
  EXPECT_TRUE(following.stream->Finish().ok());
}

TEST(FollowCallTest, SendsWhatIsAppendedLater) {
  Desk desk;
  Following following(desk);
  ASSERT_TRUE(following.stream->Read(&following.response));

  desk.rooms.Append();

  ASSERT_TRUE(following.stream->Read(&following.response));
  EXPECT_EQ(following.response.events(0).seq(), 2);
  EXPECT_EQ(following.response.passed().seq(), 2);
  following.context->TryCancel();
  EXPECT_THAT(following.stream->Finish(), StatusIs(absl::StatusCode::kCancelled));
}

TEST(FollowCallTest, EndsAtOnceWhenTheReaderGoesWhileNothingHappens) {
  Desk desk;
  Following following(desk);
  ASSERT_TRUE(following.stream->Read(&following.response));

  following.context->TryCancel();

  EXPECT_THAT(following.stream->Finish(), StatusIs(absl::StatusCode::kCancelled));
  const absl::Time before = absl::Now();
  desk.server->Stop(absl::Seconds(60));
  EXPECT_LT(absl::Now() - before, absl::Seconds(30));
}

}  // namespace
}  // namespace candour::intake
