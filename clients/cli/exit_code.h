// What the exit codes of `candour` mean.
#ifndef CANDOUR_CLIENTS_CLI_EXIT_CODE_H_
#define CANDOUR_CLIENTS_CLI_EXIT_CODE_H_

#include "absl/status/status.h"

namespace candour::cli {

inline constexpr int kDone = 0;
// The command did its work and found something wrong: a broken chain, rejected rows, a bad line.
inline constexpr int kFound = 1;
// The command line itself is wrong.
inline constexpr int kUsage = 2;
// The server refused: a field, a rule of the procedure, a version conflict, not found.
inline constexpr int kRefused = 3;
// Not signed in, or not allowed.
inline constexpr int kNotAllowed = 4;
// The server did not answer, or has too much to do: try again.
inline constexpr int kTryAgain = 5;

// The exit code that a failed call stands for.
int ExitCodeOf(const absl::Status& status);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_EXIT_CODE_H_
