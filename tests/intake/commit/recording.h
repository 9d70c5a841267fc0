// Waits for answers of a committer.
#ifndef CANDOUR_TESTS_INTAKE_COMMIT_RECORDING_H_
#define CANDOUR_TESTS_INTAKE_COMMIT_RECORDING_H_

#include <future>
#include <memory>
#include <utility>

#include "services/intake/commit/committer.h"

namespace candour::intake {

// Queues `command`; the answer comes through the future.
inline std::future<absl::StatusOr<Outcome>> Send(Committer& committer, Command command) {
  auto promise = std::make_shared<std::promise<absl::StatusOr<Outcome>>>();
  committer.Enqueue(std::move(command), [promise](absl::StatusOr<Outcome> outcome) {
    promise->set_value(std::move(outcome));
  });
  return promise->get_future();
}

// Queues `command` and waits for its answer.
inline absl::StatusOr<Outcome> Ask(Committer& committer, Command command) {
  return Send(committer, std::move(command)).get();
}

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_COMMIT_RECORDING_H_
