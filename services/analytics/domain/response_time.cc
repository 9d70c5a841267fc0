#include "services/analytics/domain/response_time.h"

#include <cmath>

namespace candour::analytics {
namespace {

// The value at `place`, counted from zero in rising order.
int Ranked(const DaysHistogram& days, std::int64_t place) {
  std::int64_t passed = 0;
  for (const auto& [value, count] : days) {
    passed += count;
    if (place < passed) return value;
  }
  return days.rbegin()->first;
}

std::int64_t WaitingAtLeast(const DaysHistogram& days, int at_least) {
  std::int64_t waiting = 0;
  for (auto it = days.lower_bound(at_least); it != days.end(); ++it) waiting += it->second;
  return waiting;
}

}  // namespace

std::int64_t Number(const DaysHistogram& days) { return WaitingAtLeast(days, 0); }

std::optional<double> Percentile(const DaysHistogram& days, double share) {
  const std::int64_t n = Number(days);
  if (n == 0) return std::nullopt;
  const double place = share * static_cast<double>(n - 1);
  const auto below = static_cast<std::int64_t>(std::floor(place));
  const double low = Ranked(days, below);
  const double high = Ranked(days, below + 1);
  return low + (place - static_cast<double>(below)) * (high - low);
}

std::optional<double> Mean(const DaysHistogram& days) {
  const std::int64_t n = Number(days);
  if (n == 0) return std::nullopt;
  double sum = 0;
  for (const auto& [value, count] : days) sum += static_cast<double>(value * count);
  return sum / static_cast<double>(n);
}

std::optional<int> MedianWithOpen(const DaysHistogram& answered, const DaysHistogram& open) {
  double still_waiting = 1;
  for (const auto& [day, count] : answered) {
    const std::int64_t at_risk = WaitingAtLeast(answered, day) + WaitingAtLeast(open, day);
    still_waiting *= 1 - static_cast<double>(count) / static_cast<double>(at_risk);
    // Rounding must not hide that exactly half have been answered.
    if (still_waiting <= 0.5 + 1e-12) return day;
  }
  return std::nullopt;
}

}  // namespace candour::analytics
