// Business time: the time in which complaints are late.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_BUSINESS_CLOCK_H_
#define CANDOUR_SERVICES_INTAKE_STORE_BUSINESS_CLOCK_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// What passing time will act on next.
struct AlarmOutlook {
  // The earliest instant that any case waits for; absent when none does.
  std::optional<absl::Time> next_alarm_at;
  // Cases with an alarm at or before business time that is not yet acted on.
  std::int64_t alarms_due = 0;
};

// In a demo database the instant kept in intake.business_clock, which stands still until it is
// moved; elsewhere the machine's time. Never goes back within one process.
//
// Thread-safe. `database` outlives the clock.
class BusinessClock {
 public:
  // How long Now may answer with an instant that another process has meanwhile moved.
  static constexpr absl::Duration kRecheck = absl::Milliseconds(50);

  // Reads once whether the database is a demo's. Unavailable when it does not answer.
  static absl::StatusOr<std::unique_ptr<BusinessClock>> Open(
      Database& database, std::function<absl::Time()> machine_now = absl::Now);

  // Business time, whole microseconds. In a demo database it blocks for a read every kRecheck;
  // when the database does not answer, the last known instant stands.
  absl::Time Now();

  // Business time may be moved. Settled when the clock is opened.
  bool IsDemo() const { return is_demo_; }

  // Moves business time forward to `to`, cut to whole microseconds, and answers with it.
  // FailedPrecondition when the database is not a demo's; OutOfRange when `to` lies in business
  // time's past.
  absl::StatusOr<absl::Time> MoveTo(absl::Time to);

  // What the open cases of these authorities wait for.
  absl::StatusOr<AlarmOutlook> Outlook(const std::vector<std::string>& authority_ids);

 private:
  BusinessClock(Database& database, std::function<absl::Time()> machine_now,
                std::optional<absl::Time> demo_now);

  Database& database_;
  const std::function<absl::Time()> machine_now_;
  const bool is_demo_;
  std::mutex mutex_;
  // When the demo's instant was last asked for, machine time.
  absl::Time read_at_;
  // What Now answered last.
  absl::Time latest_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_BUSINESS_CLOCK_H_
