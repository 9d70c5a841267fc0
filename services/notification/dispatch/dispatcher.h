// Hands over what is due.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DISPATCHER_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DISPATCHER_H_

#include <condition_variable>
#include <filesystem>
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
#include "services/notification/dispatch/circuit.h"
#include "services/notification/dispatch/departures.h"
#include "services/notification/dispatch/logbook.h"
#include "services/notification/dispatch/witness.h"
#include "services/notification/store/heads_up.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// When an authority's automation stops itself.
struct DispatchLimits {
  // Above so many within an hour it pauses (G-7).
  int hourly_cap = 2000;
  // For how long intake must be silent before only what is legally due that day goes.
  absl::Duration silence = absl::Minutes(15);
};

// How a dispatcher goes about it.
struct DispatchSettings {
  // How often it looks unasked at what time makes due. Woken, it looks at once.
  absl::Duration poll = absl::Seconds(1);
  // Notices that leave on one look at the head.
  int at_a_time = 50;
  DispatchLimits limits = {};
  // Of authorities that have their own.
  std::map<std::string, DispatchLimits> own_limits = {};
  // Where the witness is kept; none when empty.
  std::filesystem::path witness_folder = {};
};

// Goes through the authorities and hands over their notices, earliest last day first, on a thread
// of its own. Before a few leave, the follower must stand at the head that was just asked for; of
// each the duty, the case and every block are read again. Any number of processes may run one.
class Dispatcher {
 public:
  // Told of what a person must look at, from several threads; no personal data.
  using Alarm = Departures::Alarm;

  // Told every few seconds how many notices stand in each state.
  using Figures = std::function<void(const std::map<std::string, double>& counts)>;

  // All outlive the dispatcher.
  Dispatcher(follower::Follower& follower, Outbox& outbox, HeadsUps& texts, ChannelPlan channels,
             Alarm alarm, Figures figures, DispatchSettings settings = {});
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  void Start();
  // Finishes the hand-over in progress. Idempotent.
  void Stop();

  // Something may be due by now: look soon, and again a little later, for what was told of may not
  // be committed yet. From any thread.
  void Wake();

  // One round for one authority: everything that is ready now. For the thread, and for tests.
  absl::Status DispatchAll(const std::string& authority_id);

 private:
  void Run();
  void Rest();
  absl::Status Recover(const std::string& authority_id);
  // Tells the database what it could not be told before.
  absl::Status TellUntold(const std::string& authority_id);
  // The place to dispatch at, or what to do without intake.
  absl::StatusOr<follower::Position> Stand(const std::string& authority_id, Limits& limits);
  absl::StatusOr<follower::Position> StandAlone(const std::string& authority_id, Limits& limits,
                                                const absl::Status& why);
  absl::Status DispatchRounds(const std::string& authority_id, Departures& departures);
  // Takes a batch and hands it over; whether there was any.
  absl::StatusOr<bool> DispatchSome(const std::string& authority_id,
                                    const follower::Position& position, Limits limits,
                                    Departures& departures);
  // Text messages that announce what left.
  absl::Status SendTexts(const std::string& authority_id, absl::Time business_now);
  const DispatchLimits& LimitsOf(const std::string& authority_id) const;
  void TellFigures(const std::vector<std::string>& authorities);
  bool Stopping();

  follower::Follower& follower_;
  Outbox& outbox_;
  HeadsUps& texts_;
  const ChannelPlan channels_;
  const Alarm alarm_;
  const Figures figures_;
  const DispatchSettings settings_;
  Witness witness_;
  Logbook logbook_;
  Circuits circuits_;
  std::map<std::string, Untold> untold_;
  absl::Time next_figures_ = absl::InfinitePast();
  // Authorities whose notices left by an earlier process have been seen to.
  std::set<std::string> recovered_;
  std::map<std::string, absl::Time> next_look_;
  // The business time last heard of each authority.
  std::map<std::string, absl::Time> business_now_;
  std::mutex mutex_;
  std::condition_variable stirred_;
  bool stopping_ = false;
  bool woken_ = false;
  absl::Duration rest_;
  std::thread thread_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DISPATCHER_H_
