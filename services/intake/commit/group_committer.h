// The group commit over a LedgerStore, without gRPC and without a database of its own.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_GROUP_COMMITTER_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_GROUP_COMMITTER_H_

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/intake/commit/committer.h"
#include "services/intake/commit/lanes.h"
#include "services/intake/commit/observer.h"
#include "services/intake/commit/request.h"
#include "services/intake/commit/rules.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// How a GroupCommitter works.
struct GroupCommitterSettings {
  // Most commands in a transaction.
  std::size_t most_in_batch = 128;
  // Most commands that wait in each lane.
  std::size_t lane_capacity = 1024;
  // How long a batch waits for a database that does not answer. Once it has waited in vain, later
  // ones are tried once, until the database answers again.
  absl::Duration patience = absl::Seconds(10);
  // The pause before the first new try; doubles up to the longest.
  absl::Duration first_pause = absl::Milliseconds(20);
  absl::Duration longest_pause = absl::Seconds(1);
};

// Committer with one writer thread. Everything passed by reference outlives it.
class GroupCommitter : public Committer {
 public:
  // `business_now` is asked once an attempt, from the writer's thread.
  GroupCommitter(LedgerStore& store, Rules rules, std::function<absl::Time()> business_now,
                 const GroupCommitterSettings& settings, CommitObserver& observer);
  // Drains.
  ~GroupCommitter() override;
  GroupCommitter(const GroupCommitter&) = delete;
  GroupCommitter& operator=(const GroupCommitter&) = delete;

  void Enqueue(Command command, Done done) override;
  void Drain() override;

 private:
  using Answers = std::vector<absl::StatusOr<Outcome>>;
  using Requests = std::vector<Request>;

  void Run();
  void Commit(PendingBatch batch);
  // The answers to `requests`, which are durable when it is OK.
  absl::StatusOr<Answers> Write(const Requests& requests);
  // Each request in a transaction of its own, so that the one that fails, fails alone.
  Answers WriteOneByOne(Requests requests);
  absl::StatusOr<bool> Attempt(const Requests& requests, bool hold_head, Answers& answers);

  LedgerStore& store_;
  const Rules rules_;
  const std::function<absl::Time()> business_now_;
  const GroupCommitterSettings settings_;
  CommitObserver& observer_;
  Lanes lanes_;
  // Only the writer's.
  bool database_is_away_ = false;
  std::once_flag drained_;
  std::thread writer_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_GROUP_COMMITTER_H_
