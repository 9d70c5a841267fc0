#include "services/common/auth/token_source.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/local_http.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using ::testing::HasSubstr;
using testing::LocalHttp;
using testing::StatusIs;

// An issuer, a folder with the client's secret, and a clock.
class TokenSourceTest : public ::testing::Test {
 protected:
  TokenSourceTest() {
    std::ofstream(folder_.Path() / "candour-notification") << "secret\n";
    http_.BeIssuer("{}");
    Give("first");
  }

  void Give(const std::string& token) {
    http_.Set("/token", 200, R"({"access_token":")" + token + R"(","expires_in":3600})");
  }

  std::unique_ptr<TokenSource> Source(const std::string& client = "candour-notification") {
    OidcSettings settings;
    settings.issuer = http_.Url();
    settings.client_secret_dir = folder_.Path();
    return ClientCredentials(settings, client, [this] { return now_; });
  }

  LocalHttp http_;
  absl::Time now_ = testing::TokenTime();
  const ScratchFolder folder_;
};

TEST_F(TokenSourceTest, FetchesATokenWithTheClientsSecret) {
  EXPECT_EQ(*Source()->Token(), "first");
  EXPECT_THAT(http_.Requests().back(), HasSubstr("grant_type=client_credentials"));
  // candour-notification:secret
  EXPECT_THAT(http_.Requests().back(), HasSubstr("Basic Y2FuZG91ci1ub3RpZmljYXRpb246c2VjcmV0"));
}

TEST_F(TokenSourceTest, KeepsATokenThatIsGoodForMoreThanAMinute) {
  const auto source = Source();
  ASSERT_TRUE(source->Token().ok());

  Give("second");
  now_ += absl::Minutes(58);

  EXPECT_EQ(*source->Token(), "first");
}

TEST_F(TokenSourceTest, RenewsATokenInItsLastMinute) {
  const auto source = Source();
  ASSERT_TRUE(source->Token().ok());

  Give("second");
  now_ += absl::Minutes(59);

  EXPECT_EQ(*source->Token(), "second");
}

TEST_F(TokenSourceTest, FetchesAnotherOnceForgotten) {
  const auto source = Source();
  ASSERT_TRUE(source->Token().ok());

  Give("second");
  source->Forget();

  EXPECT_EQ(*source->Token(), "second");
}

TEST_F(TokenSourceTest, FailsForAClientWithoutASecret) {
  EXPECT_THAT(Source("candour-nobody")->Token(), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(TokenSourceTest, FailsWhenTheIssuerIsAway) {
  http_.Set("/token", 503, "");

  EXPECT_THAT(Source()->Token(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(TokenSourceTest, FailsWhenTheAnswerHoldsNoToken) {
  http_.Set("/token", 200, "{}");

  EXPECT_THAT(Source()->Token(), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace candour
