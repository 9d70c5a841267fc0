// A steady number of submissions in flight.
#ifndef CANDOUR_TESTS_BENCH_INTAKE_LOAD_H_
#define CANDOUR_TESTS_BENCH_INTAKE_LOAD_H_

#include "absl/time/time.h"
#include "candour/intake/v1/intake.grpc.pb.h"

namespace candour::intake {

// What a load came to.
struct LoadResult {
  double per_second = 0;
  // Of single submissions.
  absl::Duration median;
  absl::Duration p99;
};

// Keeps `in_flight` submissions on their way for `length`. Ends the process when one is refused: a
// figure with errors in it would be none.
LoadResult RunLoad(v1::IntakeService::Stub& client, int in_flight, absl::Duration length);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_INTAKE_LOAD_H_
