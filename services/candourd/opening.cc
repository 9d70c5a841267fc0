#include "services/candourd/opening.h"

#include <utility>

#include "services/common/log/log.h"

namespace candour {

Opening::Opening(std::string service, std::function<absl::Status()> open, absl::Duration pause)
    : service_(std::move(service)),
      open_(std::move(open)),
      pause_(pause),
      thread_([this] { Run(); }) {}

Opening::~Opening() { Stop(); }

void Opening::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Opening::Run() {
  absl::Status last;
  do {
    const absl::Status opened = open_();
    if (opened.ok()) {
      Log(Severity::kInfo, service_, "serving");
      return;
    }
    if (opened != last) LogFault(service_, "waiting", opened);
    last = opened;
  } while (Rest());
}

bool Opening::Rest() {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, absl::ToChronoMilliseconds(pause_), [this] { return stopped_; });
  return !stopped_;
}

}  // namespace candour
