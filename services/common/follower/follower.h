// Follows intake's ledgers with an exactly-once effect on one schema.
//
// A service gives it its projections and starts it:
//
//   Follower follower({.schema = "analytics", .intake = channel, .authorise = authorise, …},
//                     database, {&facts});
//   follower.Start();
//
// For each authority one stream is read from the cursor in `<schema>.cursor` on. A batch of events
// and the cursor behind it are written in one transaction, so nothing is taken in twice or left out
// whichever process dies. Several processes may run the same follower: whoever loses the cursor
// reads again. The tables it needs are in schema.sql beside this file.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_FOLLOWER_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_FOLLOWER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/follower/v1/follower.pb.h"
#include "services/common/follower/projection.h"

namespace grpc {
class Channel;
class ClientContext;
}  // namespace grpc

namespace candour {
class Database;
}  // namespace candour

namespace candour::follower {

// How a follower is set up. Every member without a default must be given.
struct FollowerSettings {
  // The schema, which is also the follower's name: categorisation, notification or analytics.
  std::string schema;
  // To intake's LedgerService and CaseService.
  std::shared_ptr<grpc::Channel> intake;
  // Puts the service's token into a call. A failure counts as "not reachable now".
  std::function<absl::Status(grpc::ClientContext&)> authorise;
  // Told whenever the follower starts or ceases to be able to follow every authority.
  std::function<void(bool serving)> serving = [](bool) {};
  // Told of what a person must look at: a parked case, an unknown event type, a refused cursor. The
  // sentence holds no personal data.
  std::function<void(const std::string& authority_id, const std::string& sentence)> alarm =
      [](const std::string&, const std::string&) {};
  // Work of the service besides commands that Standing.pending counts, in a transaction of that
  // authority: for example notices that are due and not yet sent.
  std::function<std::int64_t(Transaction&)> pending = [](Transaction&) { return 0; };
  // Told from time to time, for metrics, how many events lie before it and how many cases are
  // parked.
  std::function<void(const std::string& authority_id, std::int64_t lag, std::int64_t parked)>
      observe = [](const std::string&, std::int64_t, std::int64_t) {};
  // How often an event is tried before its case is parked.
  int tries = 3;
  // How often the list of authorities and the queue of commands are looked at unasked.
  absl::Duration poll = absl::Seconds(1);
  // The longest wait before a broken stream is tried again; the first is a 64th of it.
  absl::Duration longest_wait = absl::Seconds(5);
};

// Where a follower stands in one ledger.
struct Position {
  std::int64_t seq = 0;
  std::string hash;
  // Intake's business time when this position was reached or confirmed.
  absl::Time business_now;
};

// Thread-safe. The destructor stops it.
class Follower {
 public:
  // `projections` are handed every event in this order. They and `database` outlive the follower.
  Follower(FollowerSettings settings, Database& database, std::vector<Projection*> projections);
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

  // Begins to follow and to send commands, on threads of its own.
  void Start();

  // Ends the streams, finishes the batch in hand and returns when no thread is left. Idempotent.
  void Stop();

  // Asks intake for the head of `authority_id` and returns when the follower stands at it or
  // beyond. Before anything leaves the building. DeadlineExceeded when `patience` passes first.
  absl::StatusOr<Position> CatchUp(const std::string& authority_id, absl::Duration patience);

  // Asks intake for every authority and its head. For workers that go through the authorities.
  absl::StatusOr<std::vector<std::string>> Authorities();

  // Says that commands were queued outside a projection, so that they are sent at once.
  void Nudge();

  // The cursor, the parked cases and the pending work of each authority known so far.
  absl::StatusOr<std::vector<v1::Standing>> Standings();

  // Resets the projections of `authority_id` and reads its ledger again from the beginning, calling
  // `progress(seq, head_seq)` from time to time until it stands at the head that it found. Ends
  // with Cancelled when `progress` answers false; the rebuild itself goes on.
  absl::Status Rebuild(const std::string& authority_id,
                       const std::function<bool(std::int64_t, std::int64_t)>& progress);

  // Reads the events of a parked case again and processes them in order up to the cursor. NotFound
  // when the case is not parked; FailedPrecondition with the reason when it is parked again.
  absl::Status Resume(const std::string& authority_id, const std::string& complaint_id);

  // engine.h; nobody else's business.
  class Engine;

 private:
  std::unique_ptr<Engine> engine_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_FOLLOWER_H_
