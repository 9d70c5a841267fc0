// A decade of complaints from the command line:
//
//   decade [--acts N] [--seed S] [--authorities N]
//
// prints its figures; after a failure the shortest script that has it, and exit code 1.
#include <cstdio>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "tests/simulation/decade.h"

namespace candour::simulation {
namespace {

bool Read(int count, char** words, Settings& settings) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view option = words[i];
    bool good = false;
    if (option == "--acts") good = absl::SimpleAtoi(words[i + 1], &settings.acts);
    if (option == "--seed") good = absl::SimpleAtoi(words[i + 1], &settings.seed);
    if (option == "--authorities") good = absl::SimpleAtoi(words[i + 1], &settings.authorities);
    if (!good) return false;
  }
  return count % 2 == 1 && settings.acts > 0 && settings.authorities > 0;
}

int Tell(const Figures& figures, const intake::ReferenceData& reference_data) {
  std::printf("%lld lives, %lld acts tried, %lld done, %lld events\n",
              static_cast<long long>(figures.lives), static_cast<long long>(figures.tried),
              static_cast<long long>(figures.done), static_cast<long long>(figures.events));
  for (const auto& [type, count] : figures.by_type) {
    std::printf("  %9lld %s\n", static_cast<long long>(count), type.c_str());
  }
  if (!figures.failure.has_value()) return 0;
  const Failure& failure = *figures.failure;
  const std::vector<Try> shortest = Shrink(failure.script, [&](const std::vector<Try>& script) {
    return PlayOn(failure, script, reference_data);
  });
  std::printf("FAILED: %s\nlife %llu, %zu tries, shrunk to %zu:\n%s", failure.fault.c_str(),
              static_cast<unsigned long long>(failure.seed), failure.script.size(), shortest.size(),
              InWords(shortest).c_str());
  return 1;
}

}  // namespace
}  // namespace candour::simulation

int main(int count, char** words) {
  candour::simulation::Settings settings;
  if (!candour::simulation::Read(count, words, settings)) {
    std::fputs("usage: decade [--acts N] [--seed S] [--authorities N]\n", stderr);
    return 2;
  }
  std::printf("a decade with seed %llu\n", static_cast<unsigned long long>(settings.seed));
  const candour::intake::ReferenceData reference_data = candour::simulation::DecadeReference();
  return candour::simulation::Tell(candour::simulation::RunDecade(settings, reference_data),
                                   reference_data);
}
