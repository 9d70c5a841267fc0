// Hands over what is due.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DISPATCHER_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DISPATCHER_H_

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/follower/follower.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// Goes through the authorities and hands over their notices, earliest last day first, on a thread
// of its own. Before a few leave, the follower must stand at the head that was just asked for; of
// each the duty, the case and every block are read again. Any number of processes may run one.
class Dispatcher {
 public:
  // Told of what a person must look at; no personal data.
  using Alarm = std::function<void(const std::string& authority_id, const std::string& sentence)>;

  // Told every few seconds how many notices stand in each state.
  using Figures = std::function<void(const std::map<std::string, double>& counts)>;

  // All outlive the dispatcher.
  Dispatcher(follower::Follower& follower, Outbox& outbox, Channels channels, Alarm alarm,
             Figures figures, absl::Duration poll = absl::Milliseconds(50));
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  void Start();
  // Finishes the hand-over in progress. Idempotent.
  void Stop();

  // One round for one authority: everything that is ready now. For the thread, and for tests.
  absl::Status DispatchAll(const std::string& authority_id);

 private:
  void Run();
  absl::Status Recover(const std::string& authority_id);
  absl::Status DispatchOne(const std::string& authority_id, const std::string& obligation_id,
                           const follower::Position& position);
  void TellFigures(const std::vector<std::string>& authorities);
  bool Stopping();

  follower::Follower& follower_;
  Outbox& outbox_;
  const Channels channels_;
  const Alarm alarm_;
  const Figures figures_;
  const absl::Duration poll_;
  absl::Time next_figures_ = absl::InfinitePast();
  // Authorities whose notices left by an earlier process have been seen to.
  std::set<std::string> recovered_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DISPATCHER_H_
