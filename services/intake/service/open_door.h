// How often the calls may be made that ask for no token.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_OPEN_DOOR_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_OPEN_DOOR_H_

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace candour::intake {

// Two token buckets: one of what is asked about, so that nobody tries secrets in turn, one of who
// asks. A bucket holds the calls of a minute and fills evenly. Thread-safe.
class OpenDoor {
 public:
  struct Limits {
    int each_secret_per_minute = 10;
    int each_peer_per_minute = 60;
    // Buckets kept at once; beyond, those that are full again are forgotten, then the others.
    std::size_t most_buckets = 20000;
  };

  explicit OpenDoor(Limits limits, std::function<absl::Time()> machine_now = &absl::Now)
      : limits_(limits), machine_now_(std::move(machine_now)) {}
  OpenDoor() : OpenDoor(Limits{}) {}

  // ResourceExhausted, for whoever reads it, when `about` or `peer` was heard too often. `peer` as
  // gRPC names it, "ipv4:203.0.113.9:41234"; its port does not matter, and of an IPv6 address only
  // the network.
  absl::Status Admit(std::string_view peer, const std::string& about);

 private:
  struct Bucket {
    double calls;
    absl::Time filled_at;
  };
  using Buckets = std::map<std::string, Bucket>;

  bool Take(Buckets& buckets, const std::string& key, int per_minute, absl::Time now);
  void Forget(Buckets& buckets, int per_minute, absl::Time now) const;

  const Limits limits_;
  const std::function<absl::Time()> machine_now_;
  std::mutex mutex_;
  Buckets secrets_;
  Buckets peers_;
};

// The part of a peer's name that stands for who asks.
std::string PeerKey(std::string_view peer);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_OPEN_DOOR_H_
