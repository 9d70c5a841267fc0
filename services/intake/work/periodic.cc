#include "services/intake/work/periodic.h"

#include <algorithm>
#include <utility>

namespace candour::intake {

Periodic::Periodic(std::function<absl::Status()> turn, Pauses pauses,
                   std::function<void(const absl::Status&)> failed)
    : turn_(std::move(turn)),
      pauses_(pauses),
      failed_(std::move(failed)),
      thread_([this] { Run(); }) {}

Periodic::~Periodic() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopping_.notify_all();
  thread_.join();
}

void Periodic::Run() {
  absl::Duration pause = pauses_.usual;
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    const absl::Status status = turn_();
    pause = status.ok() ? pauses_.usual : std::min(pause * 2, pauses_.longest);
    if (!status.ok()) failed_(status);
    lock.lock();
    stopping_.wait_for(lock, absl::ToChronoMicroseconds(pause), [this] { return stop_; });
  }
}

}  // namespace candour::intake
