#include "tests/bench/search/times.h"

#include <algorithm>
#include <cstdio>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace candour::intake {

double Times::At(double share) const {
  std::vector<double> sorted = each;
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void Times::Add(const Times& others) {
  each.insert(each.end(), others.each.begin(), others.each.end());
  found = others.found;
}

void Print(const std::string& name, const Times& times) {
  std::printf("  %-28s p50 %8.2f  p95 %8.2f  p99 %8.2f  worst %8.2f ms  (%zu found last)\n",
              name.c_str(), times.At(0.5), times.At(0.95), times.At(0.99), times.At(1),
              times.found);
  std::fflush(stdout);
}

Times Measure(int count, const std::function<std::size_t(int)>& call) {
  Times times;
  for (int i = 0; i < count; ++i) {
    const absl::Time start = absl::Now();
    times.found = call(i);
    times.each.push_back(absl::ToDoubleMilliseconds(absl::Now() - start));
  }
  return times;
}

}  // namespace candour::intake
