#include "services/common/grpc/guard.h"

#include <gtest/gtest.h>

#include "candour/intake/v1/ledger.pb.h"
#include "tests/common/grpc/echo.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using testing::Bearer;
using testing::EchoServer;
using testing::GoodGet;
using testing::NamesField;
using testing::StatusIs;
using testing::TokenClaims;

std::string AuthorityIn(const google::protobuf::Message& request) {
  std::string scratch;
  const std::string* authority = AuthorityOf(request, scratch);
  return authority == nullptr ? "none" : *authority;
}

TEST(GuardTest, LetsACallerWithTheRoleIn) {
  const EchoServer server;
  intake::v1::GetResponse response;

  EXPECT_TRUE(server.Get(GoodGet(), Bearer({}), &response).ok());
  EXPECT_EQ(response.case_file().reference(), "somebody");
}

TEST(GuardTest, RefusesACallWithoutAToken) {
  EXPECT_THAT(EchoServer().Get(GoodGet(), ""), StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST(GuardTest, RefusesAnotherKindOfAuthorization) {
  EXPECT_THAT(EchoServer().Get(GoodGet(), "Basic c29tZWJvZHk6c2VjcmV0"),
              StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST(GuardTest, RefusesACallerWithoutTheRole) {
  TokenClaims claims;
  claims.roles = {"analyst"};

  EXPECT_THAT(EchoServer().Get(GoodGet(), Bearer(claims)),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST(GuardTest, RefusesACallerOfAnotherAuthority) {
  TokenClaims claims;
  claims.authorities = {"ashby"};

  EXPECT_THAT(EchoServer().Get(GoodGet(), Bearer(claims)),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST(GuardTest, RefusesACallerOfNoAuthority) {
  TokenClaims claims;
  claims.authorities = {};

  EXPECT_THAT(EchoServer().Get(GoodGet(), Bearer(claims)),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST(GuardTest, NamesAFieldThatIsWrong) {
  intake::v1::GetRequest request = GoodGet();
  request.set_case_("the one of Mrs Smith");

  EXPECT_THAT(EchoServer().Get(request, Bearer({})), NamesField("case", "1 to 64 letters"));
}

TEST(AuthorityOfTest, LooksIntoTheRequest) { EXPECT_EQ(AuthorityIn(GoodGet()), "milford"); }

TEST(AuthorityOfTest, LooksIntoTheTarget) {
  intake::v1::CloseRequest request;
  request.mutable_target()->set_authority_id("oregon");

  EXPECT_EQ(AuthorityIn(request), "oregon");
}

TEST(AuthorityOfTest, LooksIntoTheRequestOfAStream) {
  intake::v1::SubmitManyRequest request;
  request.mutable_request()->set_authority_id("oregon");

  EXPECT_EQ(AuthorityIn(request), "oregon");
}

TEST(AuthorityOfTest, FindsNoneWhereNoneIsNamed) {
  EXPECT_EQ(AuthorityIn(intake::v1::GetTimeRequest()), "none");
}

TEST(MethodOfTest, KnowsTheCallByItsRequest) {
  EXPECT_EQ(MethodOf(*intake::v1::FollowRequest::descriptor())->full_name(),
            "candour.intake.v1.LedgerService.Follow");
}

TEST(MethodOfTest, KnowsThatAnAnswerIsNoRequest) {
  EXPECT_EQ(MethodOf(*intake::v1::FollowResponse::descriptor()), nullptr);
}

}  // namespace
}  // namespace candour
