// How long calls took.
#ifndef CANDOUR_TESTS_BENCH_SEARCH_TIMES_H_
#define CANDOUR_TESTS_BENCH_SEARCH_TIMES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace candour::intake {

// Milliseconds of each call, and how much the last found.
struct Times {
  std::vector<double> each;
  std::size_t found = 0;

  double At(double share) const;
  void Add(const Times& others);
};

// One line with p50, p95, p99 and the worst, on standard output.
void Print(const std::string& name, const Times& times);

// Times call(0) to call(count - 1); what it returns is how much it found.
Times Measure(int count, const std::function<std::size_t(int)>& call);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_SEARCH_TIMES_H_
