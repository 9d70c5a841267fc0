// A year of notices from the command line:
//
//   notice_year [--cases N] [--seed S]
//
// prints the promises made, kept, moved in time, told late and broken; exit code 1 when something
// happened that must not be.
#include <cstdio>
#include <string_view>

#include "absl/strings/numbers.h"
#include "tests/notification/story.h"
#include "tests/simulation/year.h"

namespace {

bool Read(int count, char** words, candour::simulation::YearSettings& settings) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view option = words[i];
    bool good = false;
    if (option == "--cases") good = absl::SimpleAtoi(words[i + 1], &settings.cases);
    if (option == "--seed") good = absl::SimpleAtoi(words[i + 1], &settings.seed);
    if (!good) return false;
  }
  return count % 2 == 1 && settings.cases > 0;
}

}  // namespace

int main(int count, char** words) {
  candour::simulation::YearSettings settings;
  if (!Read(count, words, settings)) {
    std::fputs("usage: notice_year [--cases N] [--seed S]\n", stderr);
    return 2;
  }
  std::printf("a year with seed %llu\n", static_cast<unsigned long long>(settings.seed));
  const candour::simulation::YearFigures figures = candour::simulation::RunYear(
      settings, candour::simulation::AYear(), candour::notification::HouseRules());
  std::fputs(candour::simulation::InWords(figures).c_str(), stdout);
  return figures.faults.empty() ? 0 : 1;
}
