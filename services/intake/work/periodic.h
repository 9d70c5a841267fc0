#ifndef CANDOUR_SERVICES_INTAKE_WORK_PERIODIC_H_
#define CANDOUR_SERVICES_INTAKE_WORK_PERIODIC_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace candour::intake {

// Does a piece of work again and again on a thread of its own, with a pause after each turn. The
// pause doubles while turns fail, up to `longest_pause`, and is the usual one again after a
// success.
class Periodic {
 public:
  struct Pauses {
    absl::Duration usual = absl::Milliseconds(250);
    absl::Duration longest = absl::Seconds(10);
  };

  // Begins at once. `failed` is told of each failed turn, on that thread.
  Periodic(std::function<absl::Status()> turn, Pauses pauses,
           std::function<void(const absl::Status&)> failed);
  // Waits for the turn in hand to end. Cuts a pause short.
  ~Periodic();
  Periodic(const Periodic&) = delete;
  Periodic& operator=(const Periodic&) = delete;

 private:
  void Run();

  const std::function<absl::Status()> turn_;
  const Pauses pauses_;
  const std::function<void(const absl::Status&)> failed_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_PERIODIC_H_
