// The moving parts of a Follower.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_ENGINE_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_ENGINE_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "services/common/follower/batch.h"
#include "services/common/follower/command_sender.h"
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
  struct Told {
    std::int64_t seq = -1;
    std::int64_t head_seq = -1;
    std::int64_t parked = 0;
  };

  void Run();
  void TellHealth();
  // Looks at the heads and tells the metrics how far off they are.
  void LookAndTell();
  absl::Status CountParked(const std::string& authority_id, std::int64_t& parked);
  // Sends what is queued; what of it is left stays in `to_send`.
  Left SendCommands(std::set<std::string>& to_send);
  // Rests as what is left allows, until there is something to send; false when it is to end.
  bool AwaitWork(Left left, std::set<std::string>& to_send);
  // Says that something may be queued for that authority; for all of them when it is empty.
  void NudgeFor(const std::string& authority_id);
  // The reader, started if need be; null when the follower does not run.
  std::shared_ptr<LedgerReader> ReaderOf(const std::string& authority_id);
  std::vector<std::string> Known();
  absl::StatusOr<v1::Standing> StandingOf(const std::string& authority_id);
  absl::Status ReadParkedCase(const std::string& authority_id, const Parked& parked,
                              const Place& until, Batch& batch);

  FollowerSettings settings_;
  Database& database_;
  IntakeClient intake_;
  CommandSender sender_;
  EventTaker taker_;
  std::atomic<bool> congested_ = false;
  std::mutex mutex_;
  std::condition_variable nudged_;
  bool running_ = false;
  std::set<std::string> nudged_for_;
  bool looked_ = false;
  std::map<std::string, std::shared_ptr<LedgerReader>> readers_;
  // What the metrics were told last, by authority; the thread's own.
  std::map<std::string, Told> told_;
  std::thread thread_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_ENGINE_H_
