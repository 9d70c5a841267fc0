// What a service tells Prometheus about itself.
#ifndef CANDOUR_SERVICES_COMMON_METRICS_METRICS_H_
#define CANDOUR_SERVICES_COMMON_METRICS_METRICS_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour {

// The figures of one service. No label ever holds anything of a person. Thread-safe.
class Metrics {
 public:
  // Opens the page http://`address`/metrics. Unavailable when the address is taken.
  static absl::StatusOr<std::unique_ptr<Metrics>> Open(const std::string& address);

  // Figures that nobody reads, for tests and tools.
  static std::unique_ptr<Metrics> Unread();

  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // candour_calls_total{method,code} and candour_call_seconds{method}: one call that ended.
  // `method` reads "candour.intake.v1.IntakeService/Submit".
  void CountCall(std::string_view method, std::string_view code, double seconds);

  // candour_queue_depth{lane}: commands that wait for the committer.
  void SetQueueDepth(std::string_view lane, double depth);

  // candour_batch_size and candour_commit_seconds: one commit of so many commands.
  void CountCommit(double commands, double seconds);

  // candour_subscribers: readers of the ledger.
  void SetSubscribers(double count);

  // candour_follower_lag_events{authority}: events between the follower and the head.
  void SetFollowerLag(const std::string& authority_id, double events);

  // candour_parked_cases{authority}.
  void SetParkedCases(const std::string& authority_id, double cases);

  // candour_notices{state}: notices in that state.
  void SetNotices(const std::string& state, double count);

  // candour_alarms_due: alarm instants that have come and could not be acted on.
  void SetAlarmsDue(double count);

  // The page, for tests.
  std::string Page() const;

 private:
  struct Figures;
  explicit Metrics(std::unique_ptr<Figures> figures);

  std::unique_ptr<Figures> figures_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_METRICS_METRICS_H_
