// P1: durable submissions a second through the whole stack, beside pgbench writing the same rows.
//
//   bench-intake [ROUNDS] [SECONDS] [IN_FLIGHT]
//
// With IN_FLIGHT it only submits, so many at a time, without pgbench: for profiling.
// Needs CANDOUR_TEST_DATABASE, a superuser's conninfo of a cluster with fsync on.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include "tests/bench/intake/load.h"
#include "tests/bench/intake/rival.h"
#include "tests/bench/intake/stack.h"
#include "tests/support/postgres.h"

namespace candour::intake {
namespace {

double Median(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  return figures[figures.size() / 2];
}

// The figures of every round, by what was measured.
using Figures = std::map<std::string, std::vector<double>>;

void Note(Figures& figures, const std::string& what, double per_second) {
  figures[what].push_back(per_second);
  std::printf("  %-34s %8.0f /s\n", what.c_str(), per_second);
  std::fflush(stdout);
}

void Round(v1::IntakeService::Stub& client, const Rival& rival, int seconds, Figures& figures) {
  Note(figures, "pgbench, one authority", rival.Run(RivalKind::kOneAuthority, seconds));
  for (const int in_flight : {1, 16, 64, 256}) {
    const LoadResult result = RunLoad(client, in_flight, absl::Seconds(seconds));
    Note(figures, "Submit, " + std::to_string(in_flight) + " in flight", result.per_second);
    std::printf("  %-34s %8.2f ms, p99 %.2f ms\n", "", absl::ToDoubleMilliseconds(result.median),
                absl::ToDoubleMilliseconds(result.p99));
  }
  Note(figures, "pgbench, one statement", rival.Run(RivalKind::kOneStatement, seconds));
  Note(figures, "pgbench, 32 authorities", rival.Run(RivalKind::kManyAuthorities, seconds));
}

int Profile(int seconds, int in_flight) {
  const TestDatabase base;
  const BenchStack stack(base.Conninfo("candour_intake"));
  const auto client = stack.Client();
  const LoadResult result = RunLoad(*client, in_flight, absl::Seconds(seconds));
  std::printf("Submit, %d in flight: %.0f /s\n", in_flight, result.per_second);
  return 0;
}

int Run(int rounds, int seconds) {
  const TestDatabase base;
  std::printf("fsync = %s, synchronous_commit = %s\n", base.Value("SHOW fsync").c_str(),
              base.Value("SHOW synchronous_commit").c_str());
  const BenchStack stack(base.Conninfo("candour_intake"));
  const auto client = stack.Client();
  RunLoad(*client, 1, absl::ZeroDuration());
  const Rival rival(base.Conninfo(), base.Conninfo("candour_intake"));
  Figures figures;
  for (int round = 1; round <= rounds; ++round) {
    std::printf("round %d of %d\n", round, rounds);
    Round(*client, rival, seconds, figures);
  }
  std::printf("medians\n");
  for (const auto& [what, all] : figures)
    std::printf("  %-34s %8.0f /s\n", what.c_str(), Median(all));
  const double submit = Median(figures["Submit, 64 in flight"]);
  std::printf("P1 = %.1f (goal 4); against one statement %.1f, against 32 authorities %.1f\n",
              submit / Median(figures["pgbench, one authority"]),
              submit / Median(figures["pgbench, one statement"]),
              submit / Median(figures["pgbench, 32 authorities"]));
  return 0;
}

}  // namespace
}  // namespace candour::intake

int main(int argc, char** argv) {
  try {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 5;
    if (argc > 3) return candour::intake::Profile(seconds, std::atoi(argv[3]));
    return candour::intake::Run(rounds, seconds);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench-intake: %s\n", e.what());
    return 1;
  }
}
