// Waits for what a service needs before it serves.
#ifndef CANDOUR_SERVICES_CANDOURD_OPENING_H_
#define CANDOUR_SERVICES_CANDOURD_OPENING_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace candour {

// Calls `open` on a thread of its own, every `pause`, until it succeeds: the database answers, its
// schema is new enough, the peers are there. Each new reason why not is logged once.
class Opening {
 public:
  Opening(std::string service, std::function<absl::Status()> open,
          absl::Duration pause = absl::Milliseconds(250));
  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  // Tries no more; returns when the try in hand has ended. Idempotent.
  void Stop();

 private:
  void Run();
  bool Rest();

  const std::string service_;
  const std::function<absl::Status()> open_;
  const absl::Duration pause_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_CANDOURD_OPENING_H_
