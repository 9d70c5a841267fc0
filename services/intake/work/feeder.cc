#include "services/intake/work/feeder.h"

#include <utility>

namespace candour::intake {

Subscription::Subscription(Feeder& feeder, std::string authority_id, EventQuery query,
                           std::function<void()> wake)
    : feeder_(feeder),
      authority_id_(std::move(authority_id)),
      query_(std::move(query)),
      wake_(std::move(wake)) {}

Subscription::~Subscription() { feeder_.Remove(this); }

absl::StatusOr<Feed> Subscription::Next() {
  if (absl::Status going = feeder_.BeginReading(*this); !going.ok()) return going;
  Feed feed;
  feed.now = feeder_.clock_.Now();
  absl::StatusOr<EventBatch> batch = feeder_.events_.Read(authority_id_, query_);
  if (!batch.ok()) return batch.status();
  feed.batch = *std::move(batch);
  query_.after = feed.batch.passed;
  seen_now_ = feed.now;
  if (feed.AtHead()) feeder_.Await(*this);
  return feed;
}

Feeder::Feeder(EventReader& events, BusinessClock& clock, absl::Duration poll)
    : events_(events), clock_(clock), poll_(poll), thread_([this] { Run(); }) {}

Feeder::~Feeder() {
  Stop();
  thread_.join();
}

std::unique_ptr<Subscription> Feeder::Subscribe(std::string authority_id, EventQuery query,
                                                std::function<void()> wake) {
  std::unique_ptr<Subscription> subscription(
      new Subscription(*this, std::move(authority_id), std::move(query), std::move(wake)));
  const std::lock_guard lock(mutex_);
  subscriptions_.insert(subscription.get());
  return subscription;
}

void Feeder::Stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  for (Subscription* subscription : subscriptions_) {
    if (subscription->waiting_) Wake(*subscription);
  }
  changed_.notify_all();
}

int Feeder::Subscribers() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(subscriptions_.size());
}

absl::Status Feeder::BeginReading(Subscription& subscription) {
  const std::lock_guard lock(mutex_);
  if (stopped_) return absl::CancelledError("the service is stopping");
  if (subscription.waiting_) --waiting_;
  subscription.waiting_ = false;
  return absl::OkStatus();
}

void Feeder::Await(Subscription& subscription) {
  const std::lock_guard lock(mutex_);
  subscription.waiting_ = true;
  ++waiting_;
  if (stopped_) Wake(subscription);
  changed_.notify_all();
}

void Feeder::Remove(Subscription* subscription) {
  const std::lock_guard lock(mutex_);
  if (subscription->waiting_) --waiting_;
  subscriptions_.erase(subscription);
}

void Feeder::Wake(Subscription& subscription) {
  subscription.waiting_ = false;
  --waiting_;
  subscription.wake_();
}

void Feeder::WakeThoseBehind(const std::vector<Head>& heads, absl::Time now) {
  std::map<std::string, std::int64_t> seq_of;
  for (const Head& head : heads) seq_of[head.authority_id] = head.cursor.seq;
  for (Subscription* subscription : subscriptions_) {
    if (!subscription->waiting_) continue;
    const auto head = seq_of.find(subscription->authority_id_);
    const std::int64_t seq = head == seq_of.end() ? 0 : head->second;
    // A head that lies behind the reader is news too: the next read says what happened to it.
    const bool moved = seq != subscription->query_.after.seq;
    if (moved || (clock_.IsDemo() && now != subscription->seen_now_)) Wake(*subscription);
  }
}

void Feeder::Run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    changed_.wait(lock, [this] { return stopped_ || waiting_ > 0; });
    if (stopped_) return;
    lock.unlock();
    const absl::StatusOr<std::vector<Head>> heads = events_.Heads();
    const absl::Time now = clock_.Now();
    lock.lock();
    // While the database is away everybody waits on; it says so to those who read.
    if (heads.ok() && !stopped_) WakeThoseBehind(*heads, now);
    changed_.wait_for(lock, absl::ToChronoMicroseconds(poll_), [this] { return stopped_; });
  }
}

}  // namespace candour::intake
