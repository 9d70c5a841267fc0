// What the committer tells those who measure it.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_OBSERVER_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_OBSERVER_H_

#include <cstddef>

#include "absl/time/time.h"
#include "services/intake/commit/committer.h"

namespace candour::intake {

// Called from the writer's thread, and from callers' threads where it says so; must be quick.
class CommitObserver {
 public:
  virtual ~CommitObserver() = default;

  // Commands that wait in `lane`, after one came or some went. From any thread.
  virtual void LaneHolds(Lane /*lane*/, std::size_t /*waiting*/) {}
  // A command found its lane full. From any thread.
  virtual void Refused(Lane /*lane*/) {}
  // A transaction with `commands` ended, from its reading to its answer.
  virtual void Committed(std::size_t /*commands*/, absl::Duration /*took*/) {}
  // Another writer moved the head first.
  virtual void SwapLost() {}
  // The database did not answer; the next try comes after a pause.
  virtual void Disconnected() {}
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_OBSERVER_H_
