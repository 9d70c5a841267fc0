// Taking a batch of events in, in one transaction.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_BATCH_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_BATCH_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/common/follower/bookkeeping.h"
#include "services/common/follower/projection.h"

namespace candour::follower {

// Events of one authority in order of seq, and the places before and behind them.
struct Batch {
  std::string authority_id;
  Place from;
  std::vector<ledger::v1::RecordedEvent> events;
  Place to;
  absl::Time business_now;
};

// What taking a batch in came to.
struct Taken {
  // Where the cursor stands: batch.to, or just before an unknown event.
  Place place;
  // Cases parked on the way, for the alarm.
  std::vector<Parked> parked;
  // The name of an event type that this release does not know, and its seq; empty: none.
  std::string unknown_type;
  std::int64_t unknown_seq = 0;
};

// Whether this release knows the type of `event` and understood its kind.
bool IsKnown(const ledger::v1::RecordedEvent& event);

// Hands events to projections. Holds no state between batches.
class EventTaker {
 public:
  EventTaker(std::string schema, std::vector<Projection*> projections, int tries);

  // Takes `batch` in and moves the cursor. Aborted when the cursor is not at batch.from: another
  // process was faster, read again from the cursor. An error means: roll back.
  absl::Status Take(Transaction& transaction, const Batch& batch, Taken& taken) const;

  // Takes the events of a parked case in and unparks it, or parks it again at the event that
  // failed, which `again` then holds. `events` are those of that case from its parked seq to the
  // cursor. The caller holds the lock on the cursor.
  absl::Status TakeParked(Transaction& transaction, const std::string& complaint_id,
                          const Batch& batch, std::vector<Parked>& again) const;

  // Resets every projection, forgets the parked and sets the cursor back to the beginning.
  absl::Status Restart(Transaction& transaction, const std::string& authority_id) const;

  const Bookkeeping& Books() const { return books_; }

 private:
  // OK, or the failure for which the whole batch must be repeated; `failure` says why this event
  // cannot be processed, and is empty when it was.
  absl::Status TakeEvent(Transaction& transaction, const ledger::v1::RecordedEvent& event,
                         absl::Time business_now, std::string& failure) const;
  absl::Status TryEvent(Transaction& transaction, const ledger::v1::RecordedEvent& event,
                        absl::Time business_now) const;

  Bookkeeping books_;
  std::vector<Projection*> projections_;
  std::multimap<std::string, Projection*> by_type_;
  int tries_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_BATCH_H_
