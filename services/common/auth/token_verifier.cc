#include "services/common/auth/token_verifier.h"

#include <openssl/sha.h>

#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "services/common/auth/claims.h"

namespace candour {
namespace {

constexpr std::size_t kMostTokenBytes = 16384;
constexpr std::size_t kMostRemembered = 10000;

std::string DigestOf(std::string_view token) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

}  // namespace

TokenVerifier::TokenVerifier(std::string issuer, std::string audience, FetchKeySet fetch,
                             MachineClock clock)
    : issuer_(std::move(issuer)),
      audience_(std::move(audience)),
      clock_(clock),
      keys_(std::move(fetch), std::move(clock)) {}

absl::StatusOr<std::shared_ptr<const Caller>> TokenVerifier::Verify(std::string_view token) {
  if (token.empty()) return absl::UnauthenticatedError("sign in first: the call carries no token");
  if (token.size() > kMostTokenBytes) return absl::UnauthenticatedError("the token is too long");
  const absl::Time now = clock_();
  const std::string digest = DigestOf(token);
  if (std::shared_ptr<const Caller> known = Recall(digest, now)) return known;
  absl::StatusOr<Remembered> verified = VerifyAfresh(token, now);
  if (!verified.ok()) return verified.status();
  std::shared_ptr<const Caller> caller = verified->caller;
  Remember(digest, *std::move(verified), now);
  return caller;
}

std::shared_ptr<const Caller> TokenVerifier::Recall(const std::string& digest, absl::Time now) {
  const std::shared_lock lock(mutex_);
  const auto found = remembered_.find(digest);
  if (found == remembered_.end() || found->second.until <= now) return nullptr;
  return found->second.caller;
}

void TokenVerifier::Remember(const std::string& digest, Remembered verified, absl::Time now) {
  const std::unique_lock lock(mutex_);
  if (remembered_.size() >= kMostRemembered) {
    std::erase_if(remembered_, [now](const auto& one) { return one.second.until <= now; });
    if (remembered_.size() >= kMostRemembered) remembered_.clear();
  }
  remembered_[digest] = std::move(verified);
}

absl::StatusOr<TokenVerifier::Remembered> TokenVerifier::VerifyAfresh(std::string_view token,
                                                                      absl::Time now) {
  const absl::StatusOr<Jwt> jwt = ReadJwt(token);
  if (!jwt.ok()) return jwt.status();
  const auto key = keys_.Find(jwt->kid);
  if (!key.ok()) return key.status();
  if (!(*key)->Verifies(jwt->algorithm, jwt->signed_part, jwt->signature)) {
    return absl::UnauthenticatedError("the token's signature is not right");
  }
  absl::StatusOr<Claims> claims = ReadClaims(jwt->claims);
  if (!claims.ok()) return claims.status();
  const absl::Status accepted = CheckClaims(*claims, issuer_, audience_, now);
  if (!accepted.ok()) return accepted;
  return Remembered{std::make_shared<const Caller>(std::move(claims->caller)),
                    claims->expires_at + kClockSkew};
}

}  // namespace candour
