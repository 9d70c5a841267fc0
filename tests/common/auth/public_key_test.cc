#include "services/common/auth/public_key.h"

#include <gtest/gtest.h>

#include "tests/support/token.h"

namespace candour {
namespace {

using testing::KeySetJson;
using testing::SigningKey;

TEST(AlgorithmNamedTest, KnowsTwo) {
  EXPECT_EQ(AlgorithmNamed("RS256"), SigningAlgorithm::kRs256);
  EXPECT_EQ(AlgorithmNamed("ES256"), SigningAlgorithm::kEs256);
}

TEST(AlgorithmNamedTest, KnowsNoOther) {
  EXPECT_FALSE(AlgorithmNamed("none"));
  EXPECT_FALSE(AlgorithmNamed("HS256"));
  EXPECT_FALSE(AlgorithmNamed("rs256"));
}

TEST(ParseKeySetTest, ReadsKeysOfBothKinds) {
  const auto keys = ParseKeySet(KeySetJson({&SigningKey::Rs256(), &SigningKey::Es256()}));

  ASSERT_TRUE(keys.ok());
  ASSERT_EQ(keys->size(), 2U);
  EXPECT_EQ(keys->at(0).kid, "rsa-1");
  EXPECT_EQ(keys->at(1).kid, "ec-1");
}

TEST(ParseKeySetTest, PassesOverAKeyForEncryption) {
  const auto keys =
      ParseKeySet(R"({"keys":[{"kty":"RSA","use":"enc","kid":"a","n":"AQ","e":"AQAB"}]})");

  ASSERT_TRUE(keys.ok());
  EXPECT_TRUE(keys->empty());
}

TEST(ParseKeySetTest, PassesOverAShortRsaKey) {
  const auto keys = ParseKeySet(R"({"keys":[{"kty":"RSA","kid":"a","n":"wQ","e":"AQAB"}]})");

  ASSERT_TRUE(keys.ok());
  EXPECT_TRUE(keys->empty());
}

TEST(ParseKeySetTest, PassesOverAPointThatLiesOnNoCurve) {
  const std::string x(43, 'A');
  const auto keys = ParseKeySet(R"({"keys":[{"kty":"EC","crv":"P-256","kid":"a","x":")" + x +
                                R"(","y":")" + x + R"("}]})");

  ASSERT_TRUE(keys.ok());
  EXPECT_TRUE(keys->empty());
}

TEST(ParseKeySetTest, RefusesWhatIsNoKeySet) {
  EXPECT_EQ(ParseKeySet("<html>").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(PublicKeyTest, NeverVerifiesForTheOtherAlgorithm) {
  const auto keys = ParseKeySet(KeySetJson({&SigningKey::Es256()}));
  ASSERT_TRUE(keys.ok());

  EXPECT_FALSE(keys->front().key->Verifies(SigningAlgorithm::kRs256, "text", std::string(64, 'a')));
}

TEST(PublicKeyTest, RefusesASignatureOfAnotherLength) {
  const auto keys = ParseKeySet(KeySetJson({&SigningKey::Es256()}));
  ASSERT_TRUE(keys.ok());

  EXPECT_FALSE(keys->front().key->Verifies(SigningAlgorithm::kEs256, "text", "short"));
}

}  // namespace
}  // namespace candour
