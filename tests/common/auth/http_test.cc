#include "services/common/auth/http.h"

#include <gmock/gmock.h>

#include "tests/support/local_http.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using ::testing::HasSubstr;
using testing::LocalHttp;
using testing::StatusIs;

TEST(HttpGetTest, AnswersWithTheBody) {
  LocalHttp http;
  http.Set("/page", 200, "words");

  const absl::StatusOr<std::string> body = HttpGet(http.Url() + "/page");

  ASSERT_TRUE(body.ok()) << body.status();
  EXPECT_EQ(*body, "words");
}

TEST(HttpGetTest, FailsForAnotherCode) {
  LocalHttp http;
  http.Set("/page", 302, "");

  EXPECT_THAT(HttpGet(http.Url() + "/page"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(HttpGetTest, FailsWhenNobodyAnswers) {
  std::string url;
  {
    const LocalHttp gone;
    url = gone.Url();
  }

  EXPECT_THAT(HttpGet(url), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(HttpGetTest, TakesInAtMostAMegabyte) {
  LocalHttp http;
  http.Set("/page", 200, std::string((1 << 20) + 1, 'a'));

  EXPECT_THAT(HttpGet(http.Url() + "/page"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(HttpGetTest, ReadsNoFiles) {
  EXPECT_THAT(HttpGet("file:///etc/hostname"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(HttpPostFormTest, SendsFormUserAndSecret) {
  LocalHttp http;
  http.Set("/token", 200, "{}");

  ASSERT_TRUE(HttpPostForm(http.Url() + "/token", "a=b", "user", "secret").ok());

  EXPECT_THAT(http.Requests().at(0), HasSubstr("Authorization: Basic dXNlcjpzZWNyZXQ="));
  EXPECT_THAT(http.Requests().at(0), HasSubstr("\r\n\r\na=b"));
}

TEST(HttpPostFormTest, TellsARefusedSecret) {
  LocalHttp http;
  http.Set("/token", 401, "{}");

  EXPECT_THAT(HttpPostForm(http.Url() + "/token", "a=b", "user", "secret"),
              StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST(DiscoverEndpointTest, ReadsTheDocument) {
  LocalHttp http;
  http.BeIssuer("{}");

  const absl::StatusOr<std::string> endpoint = DiscoverEndpoint(http.Url(), "jwks_uri");

  ASSERT_TRUE(endpoint.ok()) << endpoint.status();
  EXPECT_EQ(*endpoint, http.Url() + "/jwks");
}

TEST(DiscoverEndpointTest, RefusesTheDocumentOfAnotherIssuer) {
  LocalHttp http;
  http.Set("/.well-known/openid-configuration", 200,
           R"({"issuer":"https://elsewhere.test","jwks_uri":"https://elsewhere.test/jwks"})");

  EXPECT_THAT(DiscoverEndpoint(http.Url(), "jwks_uri"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(DiscoverEndpointTest, FailsWhenTheEndpointIsNotNamed) {
  LocalHttp http;
  http.BeIssuer("{}");

  EXPECT_THAT(DiscoverEndpoint(http.Url(), "nothing"), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace candour
