// Reads one authority's ledger, on a thread of its own.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_READER_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_READER_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/follower/batch.h"
#include "services/common/follower/follower.h"
#include "services/common/follower/intake_client.h"
#include "services/common/postgres/database.h"

namespace candour::follower {

// What the readers of one follower share. All of it outlives them.
struct ReaderSurroundings {
  const FollowerSettings& settings;
  Database& database;
  IntakeClient& intake;
  const EventTaker& taker;
  // Intake has no room for commands: read nothing that would make more of them.
  const std::atomic<bool>& congested;
  // Called after each batch, and when the reader stops for good or goes on again.
  std::function<void()> changed;
};

// Follows one ledger until stopped. Thread-safe.
class LedgerReader {
 public:
  LedgerReader(std::string authority_id, ReaderSurroundings surroundings);
  ~LedgerReader();
  LedgerReader(const LedgerReader&) = delete;
  LedgerReader& operator=(const LedgerReader&) = delete;

  // Asks the thread to end; the destructor waits for it.
  void Stop();

  // Drops the stream and reads again from the cursor, also after a halt.
  void ReadAgain();

  // Waits until the cursor stands at `seq` or beyond. DeadlineExceeded after `patience`;
  // FailedPrecondition when the reader has halted short of it.
  absl::Status WaitFor(std::int64_t seq, absl::Duration patience);

  Position Reached() const;
  // Why it cannot go on without a person; empty while it goes on.
  std::string Halted() const;

 private:
  void Run();
  // One stream from the cursor on; whether it took anything in.
  bool ReadOnce(absl::Status& ended);
  bool TakeIn(const intake::v1::FollowResponse& response, Place& from, absl::Status& failure);
  void Reach(const Place& place, absl::Time business_now);
  void Report(const Taken& taken);
  void Halt(const std::string& sentence);
  void Rest(absl::Duration rest);
  void AwaitRoom();

  const std::string authority_id_;
  const ReaderSurroundings surroundings_;
  mutable std::mutex mutex_;
  std::condition_variable moved_;
  Position position_;
  std::string halted_;
  bool stopping_ = false;
  bool again_ = false;
  grpc::ClientContext* stream_ = nullptr;
  std::thread thread_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_READER_H_
