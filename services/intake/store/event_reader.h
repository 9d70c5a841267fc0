// Reads the ledger in the order of seq.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_EVENT_READER_H_
#define CANDOUR_SERVICES_INTAKE_STORE_EVENT_READER_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/store/cursor.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// What of an event a reader may see.
enum class Parts { kFacts, kFactsAndPersonal };

// Which events to read, and how many at once.
struct EventQuery {
  Cursor after;
  // Names of events, for example complaint_received; all when empty.
  std::set<std::string> types;
  Parts parts = Parts::kFacts;
  // Events of cases of which this subject may not know are passed over; empty: none are.
  std::string reader = {};
  // Most events in a batch, at least 1.
  int max_events = 500;
  // A batch ends before the event that would carry its stored bytes past this; one event always
  // fits.
  std::size_t max_bytes = std::size_t{1} << 20;
};

// Events that follow one another, and where the reader stands behind them.
struct EventBatch {
  // In order of seq. May be empty although `passed` moved on: nothing of the types was there.
  std::vector<ledger::v1::RecordedEvent> events;
  Cursor passed;
  // The head when this was read; passed.seq == head_seq: there was nothing more.
  std::int64_t head_seq = 0;
};

// Thread-safe; calls block until the database answers. `database` outlives the reader.
class EventReader {
 public:
  explicit EventReader(Database& database) : database_(database) {}

  // The next batch of `authority_id`. FailedPrecondition when the ledger does not contain
  // `query.after`: the tail was cut off or another ledger restored. An authority without a ledger
  // yet reads as one with head 0. Unavailable when the database does not answer.
  absl::StatusOr<EventBatch> Read(const std::string& authority_id, const EventQuery& query);

  // The heads of every authority, in the order of their ids. The caller shows an outsider no more
  // than their own.
  absl::StatusOr<std::vector<Head>> Heads();

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_EVENT_READER_H_
