#include "services/common/auth/claims.h"

#include <gtest/gtest.h>

#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using testing::ClaimsJson;
using testing::StatusIs;
using testing::TokenClaims;

constexpr auto kRefused = absl::StatusCode::kUnauthenticated;

TEST(ReadClaimsTest, ReadsWhoCalls) {
  TokenClaims token;
  token.roles = {"handler", "safeguarding_lead", "astronaut"};
  token.authorities = {"milford", "oregon"};

  const absl::StatusOr<Claims> claims = ReadClaims(ClaimsJson(token));

  ASSERT_TRUE(claims.ok());
  EXPECT_EQ(claims->caller.subject, "somebody");
  EXPECT_EQ(claims->caller.roles,
            (std::set<type::v1::Role>{type::v1::ROLE_HANDLER, type::v1::ROLE_SAFEGUARDING_LEAD}));
  EXPECT_TRUE(claims->caller.WorksFor("oregon"));
  EXPECT_FALSE(claims->caller.WorksFor("ashby"));
}

TEST(ReadClaimsTest, TakesAStarForEveryAuthority) {
  TokenClaims token;
  token.authorities = {"*"};

  const absl::StatusOr<Claims> claims = ReadClaims(ClaimsJson(token));

  ASSERT_TRUE(claims.ok());
  EXPECT_TRUE(claims->caller.WorksFor("ashby"));
}

TEST(ReadClaimsTest, GivesNobodyTheUnspecifiedRole) {
  TokenClaims token;
  token.roles = {"unspecified"};

  const absl::StatusOr<Claims> claims = ReadClaims(ClaimsJson(token));

  ASSERT_TRUE(claims.ok());
  EXPECT_TRUE(claims->caller.roles.empty());
}

TEST(ReadClaimsTest, RefusesAMissingSubject) {
  EXPECT_THAT(ReadClaims(R"({"exp":1795255200})"), StatusIs(kRefused));
}

TEST(ReadClaimsTest, RefusesAMissingExpiry) {
  EXPECT_THAT(ReadClaims(R"({"sub":"a"})"), StatusIs(kRefused));
}

TEST(ReadClaimsTest, RefusesAnExpiryBeyondAllTime) {
  EXPECT_THAT(ReadClaims(R"({"sub":"a","exp":1e300})"), StatusIs(kRefused));
}

TEST(ReadJwtTest, RefusesWhatHasNotThreeParts) {
  EXPECT_THAT(ReadJwt("a.b"), StatusIs(kRefused));
  EXPECT_THAT(ReadJwt("a.b.c.d"), StatusIs(kRefused));
  EXPECT_THAT(ReadJwt("nothing"), StatusIs(kRefused));
}

TEST(ReadJwtTest, RefusesExtensionsThatMustBeUnderstood) {
  const std::string header = testing::Base64Url(R"({"alg":"ES256","kid":"a","crit":["b64"]})");

  EXPECT_THAT(ReadJwt(header + ".e30.AA"), StatusIs(kRefused));
}

}  // namespace
}  // namespace candour
