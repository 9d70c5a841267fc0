#include "services/notification/dispatch/dispatcher.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace candour::notification {
namespace {

// Notices that leave on one look at the head.
constexpr int kAtATime = 20;
// How long the follower may take to reach it.
constexpr absl::Duration kPatience = absl::Seconds(10);
constexpr absl::Duration kFiguresEvery = absl::Seconds(5);

}  // namespace

Dispatcher::Dispatcher(follower::Follower& follower, Outbox& outbox, Channels channels, Alarm alarm,
                       Figures figures, absl::Duration poll)
    : follower_(follower),
      outbox_(outbox),
      channels_(channels),
      alarm_(std::move(alarm)),
      figures_(std::move(figures)),
      poll_(poll) {}

Dispatcher::~Dispatcher() { Stop(); }

void Dispatcher::Start() {
  thread_ = std::thread([this] { Run(); });
}

void Dispatcher::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stopped_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

bool Dispatcher::Stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Dispatcher::Run() {
  while (true) {
    const absl::StatusOr<std::vector<std::string>> authorities = follower_.Authorities();
    if (authorities.ok()) {
      // What cannot be handed over now stays in the outbox for the next round.
      for (const std::string& authority_id : *authorities) {
        DispatchAll(authority_id).IgnoreError();
      }
      TellFigures(*authorities);
    }
    std::unique_lock lock(mutex_);
    stopped_.wait_for(lock, absl::ToChronoMilliseconds(poll_), [this] { return stopping_; });
    if (stopping_) return;
  }
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

absl::Status Dispatcher::Recover(const std::string& authority_id) {
  const bool starting = recovered_.count(authority_id) == 0;
  const absl::StatusOr<int> unconfirmed = outbox_.Recover(authority_id, absl::Now(), starting);
  if (!unconfirmed.ok()) return unconfirmed.status();
  recovered_.insert(authority_id);
  if (*unconfirmed > 0) {
    alarm_(authority_id, absl::StrCat(*unconfirmed,
                                      " notices are unconfirmed: find out whether "
                                      "they arrived, then retry or leave them"));
  }
  return absl::OkStatus();
}

absl::Status Dispatcher::DispatchAll(const std::string& authority_id) {
  const absl::Status recovered = Recover(authority_id);
  if (!recovered.ok()) return recovered;
  while (!Stopping()) {
    const absl::StatusOr<std::vector<std::string>> before =
        outbox_.Ready(authority_id, 1, absl::Now());
    if (!before.ok()) return before.status();
    if (before->empty()) return absl::OkStatus();
    const absl::StatusOr<follower::Position> position = follower_.CatchUp(authority_id, kPatience);
    if (!position.ok()) return position.status();
    const absl::StatusOr<std::vector<std::string>> ready =
        outbox_.Ready(authority_id, kAtATime, absl::Now());
    if (!ready.ok()) return ready.status();
    for (const std::string& obligation_id : *ready) {
      if (Stopping()) return absl::OkStatus();
      const absl::Status done = DispatchOne(authority_id, obligation_id, *position);
      if (!done.ok()) return done;
    }
    follower_.Nudge();
  }
  return absl::OkStatus();
}

absl::Status Dispatcher::DispatchOne(const std::string& authority_id,
                                     const std::string& obligation_id,
                                     const follower::Position& position) {
  absl::StatusOr<std::optional<Claim>> claim =
      outbox_.Take(authority_id, obligation_id, position.seq, {position.business_now, absl::Now()});
  if (!claim.ok()) return claim.status();
  if (!*claim) return absl::OkStatus();
  const HandOverReport report = channels_.For((*claim)->message.way).Take((*claim)->message);
  if (report.outcome == HandOver::kRefused || report.outcome == HandOver::kUnknown) {
    alarm_(authority_id, absl::StrCat("notice ", (*claim)->notice, " of obligation ", obligation_id,
                                      " needs a person: ", report.detail));
  }
  return outbox_.Settle(**claim, report, {position.business_now, absl::Now()});
}

}  // namespace candour::notification
