#include "services/notification/dispatch/dispatcher.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/day/london.h"

namespace candour::notification {
namespace {

// How long the follower may take to reach the head.
constexpr absl::Duration kPatience = absl::Seconds(10);
constexpr absl::Duration kFiguresEvery = absl::Seconds(5);
// The first rest after being woken; each further one is twice as long.
constexpr absl::Duration kFirstRest = absl::Milliseconds(5);
// How often what a dead process left, and tasks whose day has come, are looked at unasked.
constexpr absl::Duration kLookEvery = absl::Seconds(10);

}  // namespace

Dispatcher::Dispatcher(follower::Follower& follower, Outbox& outbox, HeadsUps& texts,
                       ChannelPlan channels, Alarm alarm, Figures figures,
                       DispatchSettings settings)
    : follower_(follower),
      outbox_(outbox),
      texts_(texts),
      channels_(std::move(channels)),
      alarm_(std::move(alarm)),
      figures_(std::move(figures)),
      settings_(std::move(settings)),
      witness_(settings_.witness_folder),
      logbook_(settings_.witness_folder),
      rest_(kFirstRest) {}

Dispatcher::~Dispatcher() { Stop(); }

void Dispatcher::Start() {
  thread_ = std::thread([this] { Run(); });
}

void Dispatcher::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stirred_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

void Dispatcher::Wake() {
  const std::lock_guard lock(mutex_);
  woken_ = true;
  stirred_.notify_all();
}

bool Dispatcher::Stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Dispatcher::Run() {
  while (!Stopping()) {
    const absl::StatusOr<std::vector<std::string>> authorities = follower_.Authorities();
    if (authorities.ok()) {
      // What cannot be handed over now stays in the outbox for the next round.
      for (const std::string& authority_id : *authorities) {
        DispatchAll(authority_id).IgnoreError();
      }
      TellFigures(*authorities);
    } else {
      for (const auto& [authority_id, heard] : std::map(business_now_)) {
        DispatchAll(authority_id).IgnoreError();
      }
    }
    Rest();
  }
}

void Dispatcher::Rest() {
  std::unique_lock lock(mutex_);
  if (woken_) rest_ = kFirstRest;
  woken_ = false;
  stirred_.wait_for(lock, absl::ToChronoMilliseconds(rest_),
                    [this] { return stopping_ || (woken_ && rest_ > kFirstRest); });
  rest_ = std::min(rest_ * 2, settings_.poll);
}

void Dispatcher::TellFigures(const std::vector<std::string>& authorities) {
  if (absl::Now() < next_figures_) return;
  next_figures_ = absl::Now() + kFiguresEvery;
  std::map<std::string, double> counts;
  for (const std::string& authority_id : authorities) {
    if (!outbox_.Count(authority_id, counts).ok()) return;
  }
  figures_(counts);
}

const DispatchLimits& Dispatcher::LimitsOf(const std::string& authority_id) const {
  const auto own = settings_.own_limits.find(authority_id);
  return own == settings_.own_limits.end() ? settings_.limits : own->second;
}

absl::Status Dispatcher::Recover(const std::string& authority_id) {
  const bool starting = !recovered_.contains(authority_id);
  const absl::StatusOr<int> unconfirmed =
      outbox_.Recover(authority_id, {business_now_[authority_id], absl::Now()}, starting,
                      starting ? logbook_.Recall(authority_id) : Memory());
  if (!unconfirmed.ok()) return unconfirmed.status();
  recovered_.insert(authority_id);
  logbook_.Forget(authority_id);
  if (*unconfirmed > 0) {
    alarm_(authority_id, absl::StrCat(*unconfirmed,
                                      " notices are unconfirmed: find out whether "
                                      "they arrived, then retry or leave them"));
  }
  return absl::OkStatus();
}

absl::StatusOr<follower::Position> Dispatcher::StandAlone(const std::string& authority_id,
                                                          Limits& limits, const absl::Status& why) {
  const absl::StatusOr<std::optional<Pace>> pace = outbox_.LastHeard(authority_id);
  if (!pace.ok()) return pace.status();
  const absl::Time now = absl::Now();
  if (!*pace || now - (*pace)->machine_at < LimitsOf(authority_id).silence) return why;
  follower::Position position;
  position.business_now = (*pace)->BusinessAt(now);
  limits.only_due_by = LondonDay(position.business_now);
  return position;
}

absl::StatusOr<follower::Position> Dispatcher::Stand(const std::string& authority_id,
                                                     Limits& limits) {
  const absl::StatusOr<follower::Position> position = follower_.CatchUp(authority_id, kPatience);
  if (absl::IsFailedPrecondition(position.status())) {
    const absl::Status paused = outbox_.PauseFor(
        authority_id, PauseCause::kRestore, "Intake's ledger is not the one that was followed.", 0,
        business_now_[authority_id]);
    return paused.ok() ? position.status() : paused;
  }
  if (!position.ok()) return StandAlone(authority_id, limits, position.status());
  business_now_[authority_id] = position->business_now;
  const absl::StatusOr<int> raised =
      outbox_.Heard(authority_id, position->seq, {position->business_now, absl::Now()});
  if (!raised.ok()) return raised.status();
  if (*raised > 0) {
    alarm_(authority_id, absl::StrCat(*raised, " tasks have become somebody else's to answer for"));
  }
  if (!witness_.Contradicts(authority_id, *position)) return position;
  const absl::Status paused =
      outbox_.PauseFor(authority_id, PauseCause::kRestore,
                       "Notices left after the point to which the database was restored.",
                       position->seq, position->business_now);
  if (!paused.ok()) return paused;
  witness_.Remember(authority_id, *position);
  alarm_(authority_id, "automation is paused after a restore: compare, then release it");
  return position;
}

absl::Status Dispatcher::TellUntold(const std::string& authority_id) {
  const auto untold = untold_.find(authority_id);
  if (untold == untold_.end()) return absl::OkStatus();
  const absl::Status told = Tell(untold->second, outbox_);
  if (told.ok()) untold_.erase(untold);
  return told;
}

absl::Status Dispatcher::DispatchAll(const std::string& authority_id) {
  const absl::Status told = TellUntold(authority_id);
  if (!told.ok()) return told;
  // What waits for an hour counts as ready here: whether that has come intake's clock says.
  const absl::StatusOr<bool> ready =
      outbox_.HasReady(authority_id, {absl::InfiniteFuture(), absl::Now()});
  if (!ready.ok()) return ready.status();
  if (!*ready && absl::Now() < next_look_[authority_id]) return absl::OkStatus();
  Departures departures(
      {outbox_, channels_, circuits_, logbook_, [this] { return Stopping(); }, alarm_});
  const absl::Status dispatched = DispatchRounds(authority_id, departures);
  const absl::Status finished = departures.Finish().status();
  if (!finished.ok()) untold_[authority_id] = departures.TakeUntold();
  return dispatched.ok() ? finished : dispatched;
}

absl::Status Dispatcher::DispatchRounds(const std::string& authority_id, Departures& departures) {
  bool more = true;
  while (more && !Stopping()) {
    next_look_[authority_id] = absl::Now() + kLookEvery;
    Limits limits;
    limits.most = settings_.at_a_time;
    limits.hourly_cap = LimitsOf(authority_id).hourly_cap;
    const absl::StatusOr<follower::Position> position = Stand(authority_id, limits);
    if (!position.ok()) return position.status();
    const absl::Status recovered = Recover(authority_id);
    if (!recovered.ok()) return recovered;
    const absl::StatusOr<bool> some = DispatchSome(authority_id, *position, limits, departures);
    if (!some.ok()) return some.status();
    if (*some) {
      follower_.Nudge();
      continue;
    }
    // What did not leave may be due again by another way.
    const absl::StatusOr<bool> left = departures.Finish();
    if (!left.ok()) return left.status();
    more = *left;
    if (more) {
      follower_.Nudge();
      continue;
    }
    const absl::Status texted = SendTexts(authority_id, position->business_now);
    if (!texted.ok()) return texted;
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Dispatcher::DispatchSome(const std::string& authority_id,
                                              const follower::Position& position, Limits limits,
                                              Departures& departures) {
  const Channels& channels = channels_.Of(authority_id);
  limits.mail_down = circuits_.IsOpen(channels.mail, absl::Now());
  limits.letter_down = circuits_.IsOpen(channels.letter, absl::Now());
  absl::StatusOr<Batch> batch =
      outbox_.Take(authority_id, position.seq, {position.business_now, absl::Now()}, limits);
  if (!batch.ok()) return batch.status();
  if (batch->claims.empty()) return batch->looked_at > 0;
  if (!limits.only_due_by && !witness_.Remember(authority_id, position)) {
    const absl::Status returned =
        outbox_.Return(batch->claims, "What leaves could not be remembered.");
    return returned.ok() ? absl::UnavailableError("the witness cannot be written") : returned;
  }
  const absl::Status handed = departures.HandOver(std::move(batch->claims), position.business_now);
  if (!handed.ok()) return handed;
  return true;
}

absl::Status Dispatcher::SendTexts(const std::string& authority_id, absl::Time business_now) {
  Channel* channel = channels_.Of(authority_id).text;
  if (channel == nullptr) return absl::OkStatus();
  while (!Stopping() && !circuits_.IsOpen(channel, absl::Now())) {
    const absl::StatusOr<std::optional<HeadsUpClaim>> claim =
        texts_.Take(authority_id, business_now);
    if (!claim.ok()) return claim.status();
    if (!*claim) return absl::OkStatus();
    const HandOverReport report = channel->Take((*claim)->message);
    circuits_.Note(channel, report, absl::Now());
    const absl::Status settled = texts_.Settle(authority_id, **claim, report, business_now);
    if (!settled.ok()) return settled;
  }
  return absl::OkStatus();
}

}  // namespace candour::notification
