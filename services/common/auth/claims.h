// What stands in a token.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_CLAIMS_H_
#define CANDOUR_SERVICES_COMMON_AUTH_CLAIMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/auth/caller.h"
#include "services/common/auth/public_key.h"

namespace candour {

// How far the issuer's clock and ours may stand apart.
inline constexpr absl::Duration kClockSkew = absl::Seconds(60);

// A token taken apart, nothing of it believed yet.
struct Jwt {
  SigningAlgorithm algorithm;
  std::string kid;
  // Header and claims as they were signed; points into the token.
  std::string_view signed_part;
  std::string signature;
  // JSON.
  std::string claims;
};

// Takes `token` apart, which must outlive the answer. Unauthenticated when it is no JWT, names no
// key, asks for extensions we do not know, or, first of all, for an algorithm that is not ours.
absl::StatusOr<Jwt> ReadJwt(std::string_view token);

// The claims we look at.
struct Claims {
  std::string issuer;
  std::vector<std::string> audience;
  absl::Time expires_at;
  absl::Time not_before = absl::InfinitePast();
  Caller caller;
};

// Unauthenticated when subject or expiry is missing. Roles that we do not know are passed over.
absl::StatusOr<Claims> ReadClaims(std::string_view json);

// Unauthenticated unless issuer and audience are these and `now` lies within the token's time.
absl::Status CheckClaims(const Claims& claims, std::string_view issuer, std::string_view audience,
                         absl::Time now);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_CLAIMS_H_
