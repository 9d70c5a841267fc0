// The two bounded queues in front of the writer.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_LANES_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_LANES_H_

#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "services/intake/commit/committer.h"
#include "services/intake/commit/observer.h"

namespace candour::intake {

// A command with whom to answer.
struct Pending {
  Command command;
  Committer::Done done;
};

// Commands of one authority, in the order in which they came.
using PendingBatch = std::vector<Pending>;

// People first, authorities in turn. Thread-safe.
//
// A batch takes what people of one authority wait for and fills up with what waits in bulk for the
// same one. After kPatience batches in a row that began with people, one begins with bulk, so that
// an import ends even when people never pause.
class Lanes {
 public:
  static constexpr int kPatience = 8;

  enum class Entry { kQueued, kFull, kClosed };

  // `capacity` commands a lane. `observer` outlives the lanes.
  Lanes(std::size_t capacity, CommitObserver& observer);

  // Moves from `pending` only when it is queued.
  Entry Push(Pending& pending);

  // Waits for commands and takes at most `most` of one authority. Empty: closed, and nothing is
  // left.
  PendingBatch Take(std::size_t most);

  // Lets nothing in from now on; what is in can still be taken.
  void Close();

 private:
  // One lane: a queue per authority, and whose turn it is.
  struct Queues {
    std::map<std::string, std::deque<Pending>> waiting;
    std::deque<std::string> turns;
    std::size_t count = 0;
  };

  Queues& Of(Lane lane) { return queues_.at(static_cast<std::size_t>(lane)); }
  Lane LaneOfNextBatch();
  void Move(Lane lane, const std::string& authority_id, std::size_t most, PendingBatch& batch);

  const std::size_t capacity_;
  CommitObserver& observer_;
  std::mutex mutex_;
  std::condition_variable came_;
  std::array<Queues, 2> queues_;
  int people_in_a_row_ = 0;
  bool closed_ = false;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_LANES_H_
