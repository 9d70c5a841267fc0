#include "services/intake/service/open_door.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace candour::intake {
namespace {

constexpr std::size_t kNetworkOctets = 8;

// The calls in a bucket of `per_minute` by `now`.
double FilledBy(double calls, absl::Duration since, int per_minute) {
  const double most = per_minute;
  return std::min(most, calls + absl::ToDoubleMinutes(since) * most);
}

}  // namespace

std::string PeerKey(std::string_view peer) {
  const std::string name =
      absl::StrReplaceAll(std::string(peer), {{"%5B", "["}, {"%5D", "]"}, {"%5b", "["}});
  const std::string host = name.substr(0, name.rfind(':'));
  if (!absl::StartsWith(name, "ipv6:[")) return absl::StartsWith(name, "ipv4:") ? host : name;
  const std::size_t begin = host.find('[') + 1;
  const std::string address = host.substr(begin, host.find(']') - begin);
  std::array<char, sizeof(in6_addr)> octets{};
  if (inet_pton(AF_INET6, address.c_str(), octets.data()) != 1) return host;
  return std::string("ipv6/64:") + std::string(octets.data(), kNetworkOctets);
}

absl::Status OpenDoor::Admit(std::string_view peer, const std::string& about) {
  const absl::Time now = machine_now_();
  const std::lock_guard<std::mutex> lock(mutex_);
  // Both are counted, whichever of the two is empty.
  const bool peer_may = Take(peers_, PeerKey(peer), limits_.each_peer_per_minute, now);
  const bool secret_may = Take(secrets_, about, limits_.each_secret_per_minute, now);
  if (peer_may && secret_may) return absl::OkStatus();
  return absl::ResourceExhaustedError(
      "this was asked too often in the last minute: please wait a minute and try again");
}

bool OpenDoor::Take(Buckets& buckets, const std::string& key, int per_minute, absl::Time now) {
  if (buckets.size() >= limits_.most_buckets) Forget(buckets, per_minute, now);
  const auto [place, is_new] =
      buckets.try_emplace(key, Bucket{static_cast<double>(per_minute), now});
  Bucket& bucket = place->second;
  bucket.calls = FilledBy(bucket.calls, now - bucket.filled_at, per_minute);
  bucket.filled_at = now;
  if (bucket.calls < 1) return false;
  bucket.calls -= 1;
  return true;
}

void OpenDoor::Forget(Buckets& buckets, int per_minute, absl::Time now) const {
  for (auto it = buckets.begin(); it != buckets.end();) {
    const bool full =
        FilledBy(it->second.calls, now - it->second.filled_at, per_minute) >= per_minute;
    it = full ? buckets.erase(it) : std::next(it);
  }
  if (buckets.size() >= limits_.most_buckets) buckets.clear();
}

}  // namespace candour::intake
