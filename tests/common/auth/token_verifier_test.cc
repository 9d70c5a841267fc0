#include "services/common/auth/token_verifier.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using testing::Base64Url;
using testing::ClaimsJson;
using testing::SigningKey;
using testing::StatusIs;
using testing::TestVerifier;
using testing::Token;
using testing::TokenClaims;
using testing::TokenTime;

constexpr auto kUnverified = absl::StatusCode::kUnauthenticated;

std::string Hs256(const std::string& secret) {
  const std::string text =
      Base64Url(R"({"alg":"HS256","kid":"rsa-1"})") + "." + Base64Url(ClaimsJson(TokenClaims{}));
  std::string mac(32, '\0');
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       reinterpret_cast<unsigned char*>(mac.data()), nullptr);
  return text + "." + Base64Url(mac);
}

TEST(TokenVerifierTest, AcceptsRs256) {
  const auto caller = TestVerifier()->Verify(SigningKey::Rs256().Sign({}));

  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ((*caller)->subject, "somebody");
}

TEST(TokenVerifierTest, AcceptsEs256) {
  EXPECT_TRUE(TestVerifier()->Verify(SigningKey::Es256().Sign({})).ok());
}

TEST(TokenVerifierTest, RefusesAMissingToken) {
  EXPECT_THAT(TestVerifier()->Verify(""), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesAlgorithmNone) {
  const std::string token = Base64Url(R"({"alg":"none","kid":"ec-1"})") + "." +
                            Base64Url(ClaimsJson(TokenClaims{})) + ".";

  EXPECT_THAT(TestVerifier()->Verify(token), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesHs256SignedWithThePublicKey) {
  EXPECT_THAT(TestVerifier()->Verify(Hs256(SigningKey::Rs256().PublicPem())),
              StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesAnRsaKeyUnderTheOtherAlgorithmsName) {
  const std::string good = SigningKey::Rs256().Sign({});
  const std::string forged =
      Base64Url(R"({"alg":"ES256","kid":"rsa-1"})") + good.substr(good.find('.'));

  EXPECT_THAT(TestVerifier()->Verify(forged), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesAnotherAudience) {
  TokenClaims claims;
  claims.audience = "payroll";

  EXPECT_THAT(TestVerifier()->Verify(Token(claims)), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesAnotherIssuer) {
  TokenClaims claims;
  claims.issuer = "https://elsewhere.test";

  EXPECT_THAT(TestVerifier()->Verify(Token(claims)), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, AcceptsWhatExpiredLessThanAMinuteAgo) {
  TokenClaims claims;
  claims.expires_at = TokenTime() - absl::Seconds(59);

  EXPECT_TRUE(TestVerifier()->Verify(Token(claims)).ok());
}

TEST(TokenVerifierTest, RefusesWhatExpiredAMinuteAgo) {
  TokenClaims claims;
  claims.expires_at = TokenTime() - absl::Seconds(60);

  EXPECT_THAT(TestVerifier()->Verify(Token(claims)), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesWhatIsNotYetValid) {
  TokenClaims claims;
  claims.not_before = TokenTime() + absl::Seconds(61);

  EXPECT_THAT(TestVerifier()->Verify(Token(claims)), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesAnUnknownKey) {
  EXPECT_THAT(TestVerifier()->Verify(SigningKey::Es256("stranger").Sign({})),
              StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesAStrangersKeyUnderAKnownName) {
  const std::string strange = SigningKey::Es256("stranger").Sign({});
  const std::string forged = Base64Url(R"({"alg":"ES256","typ":"at+jwt","kid":"ec-1"})") +
                             strange.substr(strange.find('.'));

  EXPECT_THAT(TestVerifier()->Verify(forged), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, RefusesClaimsThatWereChanged) {
  const std::string token = Token({});
  TokenClaims claims;
  claims.authorities = {"*"};
  const std::string forged = token.substr(0, token.find('.') + 1) + Base64Url(ClaimsJson(claims)) +
                             token.substr(token.rfind('.'));

  EXPECT_THAT(TestVerifier()->Verify(forged), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, ForgetsARememberedTokenWhenItExpires) {
  absl::Time now = TokenTime();
  TokenVerifier verifier(
      testing::kIssuer, testing::kAudience,
      [] { return testing::KeySetJson({&SigningKey::Es256()}); }, [&now] { return now; });
  const std::string token = Token({});
  ASSERT_TRUE(verifier.Verify(token).ok());

  now += absl::Hours(1) + absl::Minutes(1);

  EXPECT_THAT(verifier.Verify(token), StatusIs(kUnverified));
}

TEST(TokenVerifierTest, ParsesARememberedTokenOnce) {
  const auto verifier = TestVerifier();
  const std::string token = Token({});

  EXPECT_EQ(verifier->Verify(token)->get(), verifier->Verify(token)->get());
}

}  // namespace
}  // namespace candour
