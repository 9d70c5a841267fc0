// Feeds those who follow the ledger.
#ifndef CANDOUR_SERVICES_INTAKE_WORK_FEEDER_H_
#define CANDOUR_SERVICES_INTAKE_WORK_FEEDER_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/store/business_clock.h"
#include "services/intake/store/event_reader.h"

namespace candour::intake {

// What a subscriber gets at once.
struct Feed {
  EventBatch batch;
  // Business time when the batch was read.
  absl::Time now;

  // There was nothing more: the subscription waits and will call `wake`.
  bool AtHead() const { return batch.passed.seq >= batch.head_seq; }
};

class Feeder;

// One reader of one authority's ledger. Not thread-safe: one call of Next at a time, which need not
// come from the same thread. Destroying it ends it, and waits while its `wake` is being called.
class Subscription {
 public:
  ~Subscription();
  Subscription(const Subscription&) = delete;
  Subscription& operator=(const Subscription&) = delete;

  // The next batch; blocks for a read of the database, never for an event to come. Call it again at
  // once unless the feed is AtHead; then call it when woken. A feed at the head may hold no event:
  // business time moved. After an error the subscription stands where it stood and is not woken.
  // Errors: those of EventReader::Read; Cancelled when the feeder was stopped.
  absl::StatusOr<Feed> Next();

 private:
  friend class Feeder;
  Subscription(Feeder& feeder, std::string authority_id, EventQuery query,
               std::function<void()> wake);

  Feeder& feeder_;
  const std::string authority_id_;
  EventQuery query_;
  const std::function<void()> wake_;
  // Business time of the last feed. As query_, the feeder looks at it only while waiting_.
  absl::Time seen_now_;
  // Guarded by the feeder's mutex.
  bool waiting_ = false;
};

// One thread that looks at the heads every `poll` while somebody waits, and wakes whoever may read
// on.
//
// Thread-safe. Outlives its subscriptions; `events` and `clock` outlive it.
class Feeder {
 public:
  Feeder(EventReader& events, BusinessClock& clock, absl::Duration poll = absl::Milliseconds(25));
  // Stops it.
  ~Feeder();
  Feeder(const Feeder&) = delete;
  Feeder& operator=(const Feeder&) = delete;

  // Starts behind `query.after`; call Next at once. `wake` is called once after each feed that was
  // AtHead, from the feeder's thread (from Stop's or Next's when it stops), when there may be more
  // or when the feeder stops. It must be quick, such as posting Next to a pool, and must call
  // neither the feeder nor the subscription.
  std::unique_ptr<Subscription> Subscribe(std::string authority_id, EventQuery query,
                                          std::function<void()> wake);

  // Wakes every subscriber, whose Next then answers Cancelled. Idempotent.
  void Stop();

  // How many subscriptions there are, for metrics.
  int Subscribers() const;

 private:
  friend class Subscription;
  void Run();
  absl::Status BeginReading(Subscription& subscription);
  void Await(Subscription& subscription);
  void Remove(Subscription* subscription);
  // These need mutex_.
  void WakeThoseBehind(const std::vector<Head>& heads, absl::Time now);
  void Wake(Subscription& subscription);

  EventReader& events_;
  BusinessClock& clock_;
  const absl::Duration poll_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::set<Subscription*> subscriptions_;
  int waiting_ = 0;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_FEEDER_H_
