// Hand-overs, several at a time.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DEPARTURES_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DEPARTURES_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/notification/dispatch/circuit.h"
#include "services/notification/dispatch/logbook.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// What the database has yet to be told, because it did not answer.
struct Untold {
  std::vector<Settlement> settlements;
  // Never handed over.
  std::vector<Claim> returned;
  absl::Time business_now;
};

// Tells `outbox`, and empties `untold` when that succeeded.
absl::Status Tell(Untold& untold, Outbox& outbox);

// Hands over the claims of one authority that another thread adds. One thread records: it says that
// the next few begin and how those before ended, all that there is in one transaction. Up to eight
// hand over what has begun, each on a connection of its own. Of mails, of which nobody can be asked
// later, only one at a time is between its last byte and the server's answer; so at most one is
// sent again when the process is killed.
class Departures {
 public:
  // Told of what a person must look at; no personal data.
  using Alarm = std::function<void(const std::string& authority_id, const std::string& sentence)>;

  struct Means {
    Outbox& outbox;
    const ChannelPlan& channels;
    Circuits& circuits;
    Logbook& logbook;
    // From then on nothing begins any more.
    std::function<bool()> stopping;
    Alarm alarm;
  };

  explicit Departures(Means means) : means_(std::move(means)) {}
  // Finishes what is under way.
  ~Departures();
  Departures(const Departures&) = delete;
  Departures& operator=(const Departures&) = delete;

  // They stand in line, and are recorded as of `business_now`. Returns when all have begun or were
  // given back, so that whoever calls then looks for more: OK unless recording fails.
  absl::Status HandOver(std::vector<Claim> claims, absl::Time business_now);

  // Waits until all are recorded. True when there was anything since it was asked last.
  absl::StatusOr<bool> Finish();

  // After a failure, when Finish has said so.
  Untold TakeUntold();

 private:
  // What the recorder tells the database next.
  struct Round {
    std::vector<Settlement> settlements;
    std::vector<Claim> returned;
    std::vector<Claim> begin;
  };

  void StartThreads();
  void Record();
  Round NextRound();
  void TellRound(const Round& round, std::unique_lock<std::mutex>& lock);
  void Retain(const Round& round);
  void Renew(std::unique_lock<std::mutex>& lock);
  void Serve();
  bool MayServe();
  void HandOverOne(const Claim& claim);
  HandOverReport TakeBy(Channel& channel, const Claim& claim);
  bool NeedsToBegin(const Claim& claim) const;

  const Means means_;
  // Held from a mail's last byte to the server's answer.
  std::mutex gate_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Claim> waiting_;
  std::deque<Claim> begun_;
  std::vector<Settlement> ended_;
  std::vector<Claim> returned_;
  int under_way_ = 0;
  // Claims of which the database does not know the end.
  int unrecorded_ = 0;
  Untold untold_;
  absl::Status failed_;
  bool any_ = false;
  bool closing_ = false;
  absl::Time business_now_;
  absl::Time renewed_at_;
  std::thread recorder_;
  std::vector<std::thread> lanes_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DEPARTURES_H_
