// candourd's arguments and exit codes.
#ifndef CANDOUR_SERVICES_CANDOURD_COMMAND_LINE_H_
#define CANDOUR_SERVICES_CANDOURD_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/candourd/running_service.h"

namespace candour {

// How candourd ended.
enum ExitCode {
  // It was asked to stop and has finished its work.
  kStopped = 0,
  // The arguments name no service.
  kWrongUsage = 2,
  // A setting is missing or wrong; the log names the variable.
  kWrongSettings = 3,
  // The address is taken, or something else that is needed to listen is not there.
  kCannotStart = 4,
};

// How one service is started.
struct Starter {
  ServiceName name;
  absl::StatusOr<std::unique_ptr<RunningService>> (*start)(const Settings&);
};

// Every service that this program holds, intake first.
std::vector<Starter> Starters();

// Those that `word` names: one of the services, or "all". InvalidArgument with the usage.
absl::StatusOr<std::vector<Starter>> StartersNamed(const std::vector<std::string>& arguments,
                                                   const std::vector<Starter>& starters);

// The exit code for what ReadSettings or a starter failed with.
ExitCode ExitCodeFor(const absl::Status& status);

}  // namespace candour

#endif  // CANDOUR_SERVICES_CANDOURD_COMMAND_LINE_H_
