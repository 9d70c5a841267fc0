// The moving parts of a Follower.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_ENGINE_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_ENGINE_H_

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "services/common/follower/batch.h"
#include "services/common/follower/follower.h"
#include "services/common/follower/intake_client.h"
#include "services/common/follower/reader.h"

namespace candour::follower {

// One reader for each authority, and one thread that looks for authorities and sends commands.
class Follower::Engine {
 public:
  Engine(FollowerSettings settings, Database& database, std::vector<Projection*> projections);

  void Start();
  void Stop();
  void Nudge();
  // Finds the authorities that have come; theirs are the readers from now on.
  absl::StatusOr<std::vector<LedgerHead>> Look();
  absl::StatusOr<Position> CatchUp(const std::string& authority_id, absl::Duration patience);
  absl::StatusOr<std::vector<v1::Standing>> Standings();
  absl::Status Rebuild(const std::string& authority_id,
                       const std::function<bool(std::int64_t, std::int64_t)>& progress);
  absl::Status Resume(const std::string& authority_id, const std::string& complaint_id);

 private:
  void Run();
  void TellHealth();
  // Looks at the heads and tells the metrics how far off they are.
  void LookAndTell();
  // The reader, started if need be; null when the follower does not run.
  std::shared_ptr<LedgerReader> ReaderOf(const std::string& authority_id);
  std::vector<std::string> Known();
  absl::StatusOr<v1::Standing> StandingOf(const std::string& authority_id);
  // Sends what is queued; whether intake had no room.
  bool SendCommands(const std::string& authority_id);
  absl::Status ReadParkedCase(const std::string& authority_id, const Parked& parked,
                              const Place& until, Batch& batch);

  FollowerSettings settings_;
  Database& database_;
  IntakeClient intake_;
  EventTaker taker_;
  std::atomic<bool> congested_ = false;
  std::mutex mutex_;
  std::condition_variable nudged_;
  bool running_ = false;
  bool nudge_ = false;
  bool looked_ = false;
  std::map<std::string, std::shared_ptr<LedgerReader>> readers_;
  std::thread thread_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_ENGINE_H_
