#include "services/notification/dispatch/departures.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace candour::notification {
namespace {

constexpr int kLanes = 8;
// A further lane, with its connection, for so many that stand in line.
constexpr int kClaimsForALane = 6;
// How many have begun and are not recorded, at most: after a crash of the machine nobody knows of
// these whether they left.
constexpr int kMostBegun = 24;
constexpr absl::Duration kRenewClaimsEvery = absl::Seconds(5);
constexpr std::chrono::seconds kLookAtLeases{1};
constexpr const char* kLeftAlone = "The channel is left alone for now.";

template <typename To, typename From>
void Append(To& to, From&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

absl::Status Tell(Untold& untold, Outbox& outbox) {
  const absl::Status settled =
      outbox.Settle(untold.settlements, {untold.business_now, absl::Now()});
  if (!settled.ok()) return settled;
  untold.settlements.clear();
  const absl::Status returned = outbox.Return(untold.returned, "The database did not answer.");
  if (returned.ok()) untold.returned.clear();
  return returned;
}

Departures::~Departures() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    changed_.notify_all();
  }
  if (recorder_.joinable()) recorder_.join();
  for (std::thread& lane : lanes_) lane.join();
}

void Departures::StartThreads() {
  if (!recorder_.joinable()) recorder_ = std::thread([this] { Record(); });
  const int wanted = std::clamp(unrecorded_ / kClaimsForALane, 1, kLanes);
  while (static_cast<int>(lanes_.size()) < wanted) lanes_.emplace_back([this] { Serve(); });
}

absl::Status Departures::HandOver(std::vector<Claim> claims, absl::Time business_now) {
  for (const Claim& claim : claims) means_.logbook.Note(claim, Stage::kHeld);
  std::unique_lock lock(mutex_);
  business_now_ = business_now;
  if (unrecorded_ == 0) renewed_at_ = absl::Now();
  any_ = any_ || !claims.empty();
  unrecorded_ += static_cast<int>(claims.size());
  Append(waiting_, std::move(claims));
  StartThreads();
  changed_.notify_all();
  changed_.wait(lock, [this] { return waiting_.empty() || !failed_.ok(); });
  return failed_;
}

absl::StatusOr<bool> Departures::Finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return unrecorded_ == 0; });
  if (!failed_.ok()) return failed_;
  if (any_) means_.logbook.Clear();
  return std::exchange(any_, false);
}

Untold Departures::TakeUntold() {
  const std::lock_guard lock(mutex_);
  untold_.business_now = business_now_;
  return std::exchange(untold_, {});
}

bool Departures::NeedsToBegin(const Claim& claim) const {
  return !means_.channels.Of(claim.authority_id).Named(claim.channel)->IsRepeatable();
}

void Departures::Record() {
  std::unique_lock lock(mutex_);
  while (!closing_ || unrecorded_ > 0) {
    const Round round = NextRound();
    if (round.settlements.empty() && round.returned.empty() && round.begin.empty()) {
      changed_.wait_for(lock, kLookAtLeases);
    } else if (failed_.ok()) {
      TellRound(round, lock);
    } else {
      Retain(round);
    }
    Renew(lock);
  }
}

Departures::Round Departures::NextRound() {
  Round round;
  round.settlements.swap(ended_);
  round.returned.swap(returned_);
  const bool none = means_.stopping() || !failed_.ok();
  if (none) Append(round.returned, std::exchange(waiting_, {}));
  if (!failed_.ok()) Append(round.returned, std::exchange(begun_, {}));
  int begun = static_cast<int>(begun_.size()) + under_way_;
  while (!waiting_.empty() && begun < kMostBegun) {
    if (NeedsToBegin(waiting_.front())) {
      round.begin.push_back(std::move(waiting_.front()));
    } else {
      begun_.push_back(std::move(waiting_.front()));
    }
    waiting_.pop_front();
    ++begun;
  }
  changed_.notify_all();
  return round;
}

void Departures::TellRound(const Round& round, std::unique_lock<std::mutex>& lock) {
  const Clocks clocks = {business_now_, absl::Now()};
  lock.unlock();
  absl::Status told = means_.outbox.Settle(round.settlements, clocks, round.begin);
  if (told.ok()) told = means_.outbox.Return(round.returned, kLeftAlone);
  lock.lock();
  if (!told.ok()) {
    failed_ = told;
    Retain(round);
    return;
  }
  unrecorded_ -= static_cast<int>(round.settlements.size() + round.returned.size());
  begun_.insert(begun_.end(), round.begin.begin(), round.begin.end());
  changed_.notify_all();
}

void Departures::Retain(const Round& round) {
  for (const Settlement& settlement : round.settlements) untold_.settlements.push_back(settlement);
  for (const auto* claims : {&round.returned, &round.begin}) {
    untold_.returned.insert(untold_.returned.end(), claims->begin(), claims->end());
  }
  unrecorded_ -=
      static_cast<int>(round.settlements.size() + round.returned.size() + round.begin.size());
  changed_.notify_all();
}

void Departures::Renew(std::unique_lock<std::mutex>& lock) {
  const absl::Time now = absl::Now();
  if (now - renewed_at_ < kRenewClaimsEvery || !failed_.ok()) return;
  renewed_at_ = now;
  std::vector<Claim> held(waiting_.begin(), waiting_.end());
  held.insert(held.end(), begun_.begin(), begun_.end());
  lock.unlock();
  const absl::StatusOr<std::string> until = means_.outbox.Renew(held, now);
  lock.lock();
  if (!until.ok()) return;
  for (std::deque<Claim>* claims : {&waiting_, &begun_}) {
    for (Claim& claim : *claims) {
      const bool renewed = std::any_of(held.begin(), held.end(), [&](const Claim& each) {
        return each.obligation_id == claim.obligation_id;
      });
      if (!renewed) continue;
      claim.claimed_until = *until;
      for (Claim& enclosed : claim.enclosed) enclosed.claimed_until = *until;
      means_.logbook.Note(claim, Stage::kHeld);
    }
  }
}

bool Departures::MayServe() {
  if (begun_.empty()) return false;
  // After a failure one is tried, not eight.
  return under_way_ == 0 || means_.circuits.AreSound();
}

void Departures::Serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return MayServe() || (closing_ && unrecorded_ == 0); });
    if (begun_.empty()) return;
    const Claim claim = std::move(begun_.front());
    begun_.pop_front();
    ++under_way_;
    lock.unlock();
    HandOverOne(claim);
    lock.lock();
    --under_way_;
    changed_.notify_all();
  }
}

void Departures::HandOverOne(const Claim& claim) {
  Channel* channel = means_.channels.Of(claim.authority_id).Named(claim.channel);
  if (means_.stopping() || means_.circuits.IsOpen(channel, absl::Now())) {
    const std::lock_guard lock(mutex_);
    returned_.push_back(claim);
    return;
  }
  const HandOverReport report = TakeBy(*channel, claim);
  means_.circuits.Note(channel, report, absl::Now());
  if (report.outcome == HandOver::kRefused || report.outcome == HandOver::kUnknown) {
    means_.alarm(claim.authority_id,
                 absl::StrCat("notice ", claim.notice, " of obligation ", claim.obligation_id,
                              " did not leave: ", report.detail));
  }
  const std::lock_guard lock(mutex_);
  ended_.push_back({claim, report});
}

HandOverReport Departures::TakeBy(Channel& channel, const Claim& claim) {
  if (channel.IsRepeatable()) return channel.Take(claim.message);
  std::unique_lock gate(gate_, std::defer_lock);
  const HandOverReport report = channel.TakeAsking(claim.message, [&] {
    if (!claim.can_tell) gate.lock();
    return means_.logbook.Note(claim, Stage::kLeaving);
  });
  if (report.outcome == HandOver::kDone) {
    means_.logbook.Note(claim, Stage::kLeft);
  } else if (report.outcome != HandOver::kUnknown) {
    means_.logbook.Note(claim, Stage::kHeld);
  }
  return report;
}

}  // namespace candour::notification
