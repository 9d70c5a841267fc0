// What main knows of a service: how to start it and how to stop it.
#ifndef CANDOUR_SERVICES_CANDOURD_RUNNING_SERVICE_H_
#define CANDOUR_SERVICES_CANDOURD_RUNNING_SERVICE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/settings/settings.h"

namespace candour {

// A service whose server listens. Started means that its port answers and that its health is told:
// NOT_SERVING until its schema and its peers are there, which it waits for on a thread of its own.
class RunningService {
 public:
  virtual ~RunningService() = default;

  // Stops accepting, finishes what was taken in, gives up on calls that last longer than `grace`,
  // and returns when nothing of the service runs any more. Called once, from main.
  virtual void Stop(absl::Duration grace) = 0;

  // The port it listens on.
  virtual int Port() const = 0;
};

// Each starts one service and returns at once; the wiring stands in run_<service>.cc. Fails with
//   InvalidArgument     a setting that cannot be used, such as an unreadable certificate;
//   Unavailable         the address is taken;
//   FailedPrecondition  the database's schema is known to be too old.
absl::StatusOr<std::unique_ptr<RunningService>> StartIntake(const Settings& settings);
absl::StatusOr<std::unique_ptr<RunningService>> StartCategorisation(const Settings& settings);
absl::StatusOr<std::unique_ptr<RunningService>> StartNotification(const Settings& settings);
absl::StatusOr<std::unique_ptr<RunningService>> StartAnalytics(const Settings& settings);

}  // namespace candour

#endif  // CANDOUR_SERVICES_CANDOURD_RUNNING_SERVICE_H_
