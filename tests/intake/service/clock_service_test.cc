#include <gmock/gmock.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using ::testing::ElementsAre;

TEST(ClockServiceTest, LooksAtTheCallersAuthorities) {
  Desk desk;
  v1::GetTimeResponse response;

  ASSERT_TRUE(
      v1::ClockService::NewStub(desk.Channel())->GetTime(Desk::As({}).get(), {}, &response).ok());

  EXPECT_TRUE(response.demo());
  EXPECT_THAT(desk.rooms.described, ElementsAre("milford"));
}

TEST(ClockServiceTest, LooksAtEveryAuthorityForACallerOfAll) {
  Desk desk;
  candour::testing::TokenClaims claims;
  claims.authorities = {"*"};
  v1::GetTimeResponse response;

  ASSERT_TRUE(v1::ClockService::NewStub(desk.Channel())
                  ->GetTime(Desk::As(claims).get(), {}, &response)
                  .ok());

  EXPECT_THAT(desk.rooms.described, ElementsAre("milford", "ashby"));
}

TEST(ClockServiceTest, MovesBusinessTime) {
  Desk desk;
  v1::MoveTimeRequest request;
  request.mutable_to()->set_seconds(1795341600);
  request.mutable_to()->set_nanos(5000);
  v1::MoveTimeResponse response;

  ASSERT_TRUE(v1::ClockService::NewStub(desk.Channel())
                  ->MoveTime(Desk::As({}).get(), request, &response)
                  .ok());

  EXPECT_EQ(response.now().seconds(), 1795341600);
  EXPECT_EQ(response.now().nanos(), 5000);
}

}  // namespace
}  // namespace candour::intake
