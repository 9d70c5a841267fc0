// Access tokens for tests: a local issuer with keys of its own.
#ifndef CANDOUR_TESTS_SUPPORT_TOKEN_H_
#define CANDOUR_TESTS_SUPPORT_TOKEN_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/common/auth/key_set.h"
#include "services/common/auth/token_verifier.h"

namespace candour::testing {

inline constexpr const char* kIssuer = "https://sign-in.test";
inline constexpr const char* kAudience = "candour";

// The instant at which the tests' machine clock stands.
absl::Time TokenTime();

// What a token says. The defaults make one that is accepted.
struct TokenClaims {
  std::string subject = "somebody";
  std::string name = "Somebody";
  std::vector<std::string> roles = {"complaints_manager"};
  std::vector<std::string> authorities = {"milford"};
  std::string issuer = kIssuer;
  std::string audience = kAudience;
  absl::Time expires_at = TokenTime() + absl::Hours(1);
  absl::Time not_before = absl::InfinitePast();
};

// A key pair that signs. Made once for each name and kept for the process, since RSA keys take
// long.
class SigningKey {
 public:
  virtual ~SigningKey() = default;

  // RSA of 2048 bits, named `kid`.
  static const SigningKey& Rs256(const std::string& kid = "rsa-1");
  // EC on P-256, named `kid`.
  static const SigningKey& Es256(const std::string& kid = "ec-1");

  // A token with these claims, header and all.
  virtual std::string Sign(const TokenClaims& claims) const = 0;
  // The public half as a JSON Web Key.
  virtual std::string Jwk() const = 0;
  // The public half as PEM, which a forger would use as an HMAC secret.
  virtual std::string PublicPem() const = 0;
};

// A key set of these keys as JSON.
std::string KeySetJson(const std::vector<const SigningKey*>& keys);

// A token by the key that every test verifier knows.
std::string Token(const TokenClaims& claims);

// The value of the metadata "authorization" for such a token.
std::string Bearer(const TokenClaims& claims);

// Accepts tokens of Rs256() and Es256(), its clock standing at TokenTime().
std::unique_ptr<TokenVerifier> TestVerifier();

// base64url without padding.
std::string Base64Url(std::string_view bytes);

// The claims as JSON.
std::string ClaimsJson(const TokenClaims& claims);

}  // namespace candour::testing

#endif  // CANDOUR_TESTS_SUPPORT_TOKEN_H_
