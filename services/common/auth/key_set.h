// The issuer's public keys.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_KEY_SET_H_
#define CANDOUR_SERVICES_COMMON_AUTH_KEY_SET_H_

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/auth/public_key.h"

namespace candour {

// Answers with the key set as JSON (RFC 7517), or Unavailable.
using FetchKeySet = std::function<absl::StatusOr<std::string>()>;

// The current time of the machine; tokens never live on business time.
using MachineClock = std::function<absl::Time()>;

// Fetches from the jwks_uri that `issuer`/.well-known/openid-configuration names. Refuses a
// document that names another issuer.
FetchKeySet KeySetOf(const std::string& issuer);

// Keys by kid, parsed once. Thread-safe.
//
// An unknown kid fetches the set anew, which is how a rotated key becomes known, but at most once
// in 10 seconds, so that made-up kids cannot drive the issuer. A set older than an hour is fetched
// anew too, so that a withdrawn key stops counting; while the issuer does not answer, the old set
// counts.
class KeySet {
 public:
  KeySet(FetchKeySet fetch, MachineClock clock);

  // The key named `kid`. Unauthenticated when the issuer does not know it, Unavailable when no set
  // could be fetched. May block on the network for a few seconds.
  absl::StatusOr<std::shared_ptr<const PublicKey>> Find(std::string_view kid);

 private:
  absl::Status Refresh(absl::Time now);

  const FetchKeySet fetch_;
  const MachineClock clock_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const PublicKey>, std::less<>> keys_;
  absl::Time tried_at_ = absl::InfinitePast();
  absl::Time fetched_at_ = absl::InfinitePast();
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_KEY_SET_H_
