#include "services/common/grpc/credentials.h"

#include <gtest/gtest.h>

#include "tests/common/grpc/echo.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using testing::EchoServer;
using testing::GoodGet;
using testing::StatusIs;

class FixedToken final : public TokenSource {
 public:
  explicit FixedToken(absl::StatusOr<std::string> token) : token_(std::move(token)) {}
  absl::StatusOr<std::string> Token() override { return token_; }
  void Forget() override {}

 private:
  const absl::StatusOr<std::string> token_;
};

TEST(CredentialsTest, CallAServerOfThisMachineWithAToken) {
  const EchoServer server;
  const auto channel =
      ChannelTo("127.0.0.1:" + std::to_string(server.server->Port()), std::nullopt);
  ASSERT_TRUE(channel.ok());
  FixedToken source(testing::Token({}));
  grpc::ClientContext context;
  intake::v1::GetResponse response;

  ASSERT_TRUE(Authorise(source, context).ok());

  EXPECT_TRUE(intake::v1::CaseService::NewStub(*channel)->Get(&context, GoodGet(), &response).ok());
}

TEST(CredentialsTest, MakeNoCallWithoutAToken) {
  FixedToken source(absl::UnavailableError("away"));
  grpc::ClientContext context;

  EXPECT_THAT(Authorise(source, context), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(CredentialsTest, NeedFilesThatCanBeRead) {
  const TlsSettings tls{"nowhere.pem", "nowhere.key", "nowhere.ca"};

  EXPECT_THAT(ChannelTo("127.0.0.1:1", tls), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ServerCredentialsFor(tls), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace candour
