// What a service makes out of the ledger's events.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_PROJECTION_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_PROJECTION_H_

#include <pqxx/transaction>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::follower {

// The transaction that also moves the cursor. `candour.authority_id` is set in it, so that row
// security shows and takes rows of this one authority only.
using Transaction = pqxx::work;

// Tables that can be dropped and made again from the events. Called from one thread per authority,
// so an object with state of its own must guard it.
//
// Records (what was sent, models, frozen reports) may be read here and are written with ON CONFLICT
// DO NOTHING under a key that follows from the event: after a rebuild they are already there.
class Projection {
 public:
  virtual ~Projection() = default;

  // Names of the events that Handle wants, for example "complaint_received".
  virtual std::vector<std::string> Types() const = 0;

  // Takes one event in. Writes nothing but through `transaction`, which may be rolled back to the
  // state before this event and the event handed over again.
  //
  // Must not depend on anything but tables and arguments: a rebuild hands the same events over and
  // must come to the same tables. `business_now` is the business time at which the events were
  // read, later in a rebuild than the first time; use it for nothing that is kept in a projection.
  //
  // Unavailable, Aborted and Cancelled repeat the whole batch later. Any other error, or an
  // exception, parks the event's case after a few tries.
  virtual absl::Status Handle(Transaction& transaction, const ledger::v1::RecordedEvent& event,
                              absl::Time business_now) = 0;

  // Deletes the rows of this authority. Called before a rebuild, in the transaction that sets the
  // cursor back to the beginning. Leaves records alone.
  virtual absl::Status Reset(Transaction& transaction, const std::string& authority_id) = 0;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_PROJECTION_H_
