#include "services/common/auth/key_set.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "services/common/auth/http.h"

namespace candour {
namespace {

constexpr absl::Duration kBetweenTries = absl::Seconds(10);
constexpr absl::Duration kGoodFor = absl::Hours(1);

absl::StatusOr<std::string> FetchFrom(const std::string& issuer) {
  const absl::StatusOr<std::string> address = DiscoverEndpoint(issuer, "jwks_uri");
  if (!address.ok()) return address.status();
  return HttpGet(*address);
}

}  // namespace

FetchKeySet KeySetOf(const std::string& issuer) {
  return [issuer] { return FetchFrom(issuer); };
}

KeySet::KeySet(FetchKeySet fetch, MachineClock clock)
    : fetch_(std::move(fetch)), clock_(std::move(clock)) {}

absl::StatusOr<std::shared_ptr<const PublicKey>> KeySet::Find(std::string_view kid) {
  const std::lock_guard lock(mutex_);
  const absl::Time now = clock_();
  const bool stale = !keys_.contains(kid) || now - fetched_at_ >= kGoodFor;
  absl::Status refreshed;
  if (stale && now - tried_at_ >= kBetweenTries) refreshed = Refresh(now);
  const auto found = keys_.find(kid);
  if (found != keys_.end()) return found->second;
  if (keys_.empty() || !refreshed.ok()) {
    return absl::UnavailableError("sign-in cannot be checked at the moment, try again");
  }
  return absl::UnauthenticatedError("the token is signed with a key that the issuer does not know");
}

absl::Status KeySet::Refresh(absl::Time now) {
  tried_at_ = now;
  const absl::StatusOr<std::string> json = fetch_();
  if (!json.ok()) return json.status();
  const absl::StatusOr<std::vector<NamedKey>> keys = ParseKeySet(*json);
  if (!keys.ok()) return keys.status();
  keys_.clear();
  for (const NamedKey& named : *keys) keys_[named.kid] = named.key;
  fetched_at_ = now;
  return absl::OkStatus();
}

}  // namespace candour
