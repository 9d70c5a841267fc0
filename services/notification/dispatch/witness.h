// How far dispatching had come, kept outside the database.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_WITNESS_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_WITNESS_H_

#include <filesystem>
#include <mutex>
#include <string>

#include "services/common/follower/follower.h"

namespace candour::notification {

// Remembers in a folder, for each authority, the place in the ledger at which notices left last. A
// database that was restored from an older copy stands before it, or at another hash: it has
// forgotten what was sent (G-7). Thread-safe.
class Witness {
 public:
  // Remembers nothing when `folder` is empty.
  explicit Witness(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Whether notices left at a place that `position` has not reached, or that is another there.
  bool Contradicts(const std::string& authority_id, const follower::Position& position);

  // Notices are about to leave at `position`. Durable when it returns; false when it could not be
  // written.
  bool Remember(const std::string& authority_id, const follower::Position& position);

 private:
  const std::filesystem::path folder_;
  std::mutex mutex_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_WITNESS_H_
