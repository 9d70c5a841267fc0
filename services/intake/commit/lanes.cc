#include "services/intake/commit/lanes.h"

#include <algorithm>
#include <utility>

namespace candour::intake {

Lanes::Lanes(std::size_t capacity, CommitObserver& observer)
    : capacity_(capacity), observer_(observer) {}

Lanes::Entry Lanes::Push(Pending& pending) {
  const Lane lane = pending.command.lane;
  std::size_t count = 0;
  {
    const std::lock_guard lock(mutex_);
    Queues& queues = Of(lane);
    if (closed_) return Entry::kClosed;
    if (queues.count >= capacity_) {
      observer_.Refused(lane);
      return Entry::kFull;
    }
    const std::string authority_id = pending.command.authority_id;
    std::deque<Pending>& queue = queues.waiting[authority_id];
    if (queue.empty()) queues.turns.push_back(authority_id);
    queue.push_back(std::move(pending));
    count = ++queues.count;
  }
  observer_.LaneHolds(lane, count);
  came_.notify_one();
  return Entry::kQueued;
}

PendingBatch Lanes::Take(std::size_t most) {
  PendingBatch batch;
  std::unique_lock lock(mutex_);
  came_.wait(
      lock, [this] { return closed_ || Of(Lane::kPeople).count > 0 || Of(Lane::kBulk).count > 0; });
  if (Of(Lane::kPeople).count == 0 && Of(Lane::kBulk).count == 0) return batch;
  const Lane first = LaneOfNextBatch();
  const std::string authority_id = Of(first).turns.front();
  if (first == Lane::kPeople) {
    Move(Lane::kPeople, authority_id, most, batch);
    Move(Lane::kBulk, authority_id, most, batch);
  } else {
    Move(Lane::kBulk, authority_id, most, batch);
  }
  return batch;
}

Lane Lanes::LaneOfNextBatch() {
  const bool people_wait = Of(Lane::kPeople).count > 0;
  const bool bulk_waits = Of(Lane::kBulk).count > 0;
  if (people_wait && (!bulk_waits || people_in_a_row_ < kPatience)) {
    ++people_in_a_row_;
    return Lane::kPeople;
  }
  people_in_a_row_ = 0;
  return Lane::kBulk;
}

void Lanes::Move(Lane lane, const std::string& authority_id, std::size_t most,
                 PendingBatch& batch) {
  Queues& queues = Of(lane);
  const auto found = queues.waiting.find(authority_id);
  if (found == queues.waiting.end() || batch.size() >= most) return;
  std::deque<Pending>& queue = found->second;
  while (batch.size() < most && !queue.empty()) {
    batch.push_back(std::move(queue.front()));
    queue.pop_front();
    --queues.count;
  }
  // To the back of the line, or out of it.
  queues.turns.erase(std::find(queues.turns.begin(), queues.turns.end(), authority_id));
  if (queue.empty()) {
    queues.waiting.erase(found);
  } else {
    queues.turns.push_back(authority_id);
  }
  observer_.LaneHolds(lane, queues.count);
}

void Lanes::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  came_.notify_all();
}

}  // namespace candour::intake
