// Verifies OpenID Connect access tokens.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_TOKEN_VERIFIER_H_
#define CANDOUR_SERVICES_COMMON_AUTH_TOKEN_VERIFIER_H_

#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/auth/caller.h"
#include "services/common/auth/key_set.h"

namespace candour {

// Verifies JWT access tokens (RFC 9068) of one issuer for one audience. Thread-safe.
//
// Asked in this order: the algorithm is RS256 or ES256; the key is the issuer's; the signature is
// right; issuer and audience are ours; not expired and not from the future, give or take a minute.
// Verified tokens are remembered by their SHA-256 until they expire, so that the next call with the
// same token costs one hash.
class TokenVerifier {
 public:
  TokenVerifier(std::string issuer, std::string audience, FetchKeySet fetch, MachineClock clock);

  // The caller that `token` stands for. Unauthenticated with a sentence that helps whoever holds
  // the token and tells nothing else; Unavailable when the issuer's keys could not be fetched.
  absl::StatusOr<std::shared_ptr<const Caller>> Verify(std::string_view token);

 private:
  struct Remembered {
    std::shared_ptr<const Caller> caller;
    absl::Time until;
  };

  std::shared_ptr<const Caller> Recall(const std::string& digest, absl::Time now);
  void Remember(const std::string& digest, Remembered verified, absl::Time now);
  absl::StatusOr<Remembered> VerifyAfresh(std::string_view token, absl::Time now);

  const std::string issuer_;
  const std::string audience_;
  const MachineClock clock_;
  KeySet keys_;
  std::shared_mutex mutex_;
  std::unordered_map<std::string, Remembered> remembered_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_TOKEN_VERIFIER_H_
