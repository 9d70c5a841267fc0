#include "services/notification/dispatch/circuit.h"

#include <algorithm>

namespace candour::notification {
namespace {

constexpr int kFailures = 3;
constexpr absl::Duration kLongestRest = absl::Minutes(1);

}  // namespace

void Circuit::Note(const HandOverReport& report, absl::Time machine_now) {
  if (report.outcome != HandOver::kNotNow) {
    failures_ = 0;
    rest_ = absl::Seconds(1);
    rests_until_ = absl::InfinitePast();
    return;
  }
  ++failures_;
  if (!report.channel_down && failures_ < kFailures) return;
  rests_until_ = machine_now + std::max(rest_, report.retry_after.value_or(rest_));
  rest_ = std::min(rest_ * 2, kLongestRest);
}

bool Circuits::IsOpen(const Channel* channel, absl::Time machine_now) {
  const std::lock_guard lock(mutex_);
  return circuits_[channel].IsOpen(machine_now);
}

bool Circuits::AreSound() {
  const std::lock_guard lock(mutex_);
  return std::all_of(circuits_.begin(), circuits_.end(),
                     [](const auto& each) { return each.second.IsSound(); });
}

void Circuits::Note(const Channel* channel, const HandOverReport& report, absl::Time machine_now) {
  const std::lock_guard lock(mutex_);
  circuits_[channel].Note(report, machine_now);
}

}  // namespace candour::notification
