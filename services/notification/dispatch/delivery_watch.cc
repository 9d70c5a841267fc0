#include "services/notification/dispatch/delivery_watch.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/notification/channel/bounce.h"
#include "services/notification/channel/notify_status.h"

namespace candour::notification {

DeliveryWatch::DeliveryWatch(DeliveryBook& book, ChannelPlan channels, Means means,
                             WatchSettings settings)
    : book_(book),
      channels_(std::move(channels)),
      means_(std::move(means)),
      settings_(std::move(settings)) {}

DeliveryWatch::~DeliveryWatch() { Stop(); }

void DeliveryWatch::Start() {
  thread_ = std::thread([this] { Run(); });
}

void DeliveryWatch::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stirred_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

bool DeliveryWatch::Stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void DeliveryWatch::Run() {
  bool mails_are_read = true;
  while (!Stopping()) {
    const absl::Status taken = TakeMails();
    if (!taken.ok() && mails_are_read) {
      means_.alarm("", absl::StrCat("mails that came back are not read: ", taken.message()));
    }
    mails_are_read = taken.ok();
    const absl::StatusOr<std::vector<std::string>> authorities = means_.authorities();
    if (authorities.ok()) {
      for (const std::string& authority_id : *authorities) {
        // What cannot be learnt now is asked for again.
        if (!Stopping()) Ask(authority_id, absl::Now()).IgnoreError();
      }
    }
    std::unique_lock lock(mutex_);
    stirred_.wait_for(lock, absl::ToChronoMilliseconds(settings_.poll),
                      [this] { return stopping_; });
  }
}

bool DeliveryWatch::Speaks(const ReportSource& source, const std::string& authority_id) const {
  if (!source.authority_id.empty()) return source.authority_id == authority_id;
  return std::none_of(settings_.sources.begin(), settings_.sources.end(),
                      [&](const ReportSource& each) { return each.authority_id == authority_id; });
}

absl::Status DeliveryWatch::Keep(const DeliveryReport& report) {
  const std::string authority_id = AuthorityIn(report.reference);
  const absl::StatusOr<absl::Time> now = means_.now(authority_id);
  if (!now.ok()) return absl::UnavailableError(now.status().message());
  const absl::Status kept = book_.Keep(authority_id, report, {*now, absl::Now()});
  if (absl::IsNotFound(kept) || absl::IsFailedPrecondition(kept)) return absl::OkStatus();
  if (kept.ok()) means_.stir();
  return kept;
}

absl::Status DeliveryWatch::Hear(const std::string& authorization, const std::string& body) {
  absl::Status refused = absl::PermissionDeniedError("there is no token that it could show");
  for (const ReportSource& source : settings_.sources) {
    const absl::StatusOr<DeliveryReport> report =
        ParseNotifyCallback(authorization, source.token, body);
    if (absl::IsPermissionDenied(report.status())) continue;
    if (!report.ok()) return report.status();
    const std::string authority_id = AuthorityIn(report->reference);
    // What became of a text message changes nothing.
    if (authority_id.empty()) return absl::OkStatus();
    if (Speaks(source, authority_id)) return Keep(*report);
    refused = absl::PermissionDeniedError("the token is not for that council");
  }
  return refused;
}

absl::Status DeliveryWatch::Ask(const std::string& authority_id, absl::Time machine_now) {
  const Channels& channels = channels_.Of(authority_id);
  const auto rests = [&](const Channel* channel) {
    return channel == nullptr || !channel->CanTell() || circuits_[channel].IsOpen(machine_now);
  };
  if (rests(channels.mail) && rests(channels.letter)) return absl::OkStatus();
  const absl::StatusOr<std::vector<Unsettled>> unsettled =
      book_.TakeUnsettled(authority_id, machine_now, settings_.at_a_time);
  if (!unsettled.ok()) return unsettled.status();
  for (const Unsettled& one : *unsettled) {
    Channel* channel = channels.Named(one.channel);
    if (rests(channel) || Stopping()) continue;
    const absl::StatusOr<std::optional<DeliveryReport>> report = channel->Ask(one.reference);
    circuits_[channel].Note(
        {absl::IsUnavailable(report.status()) ? HandOver::kNotNow : HandOver::kDone, ""},
        machine_now);
    if (!report.ok()) continue;
    absl::Status kept;
    if (report->has_value()) {
      kept = Keep(**report);
    } else {
      const absl::StatusOr<absl::Time> now = means_.now(authority_id);
      kept = now.ok() ? book_.Forget(authority_id, one.reference, *now) : now.status();
      means_.alarm(authority_id, absl::StrCat(one.channel, " does not know a message it took"));
    }
    if (!kept.ok()) return kept;
  }
  return absl::OkStatus();
}

absl::Status DeliveryWatch::TakeMails() {
  absl::Status last;
  for (const ReportSource& source : settings_.sources) {
    if (source.maildir.empty()) continue;
    const absl::StatusOr<BounceCount> count =
        TakeBounces(source.maildir, [&](const DeliveryReport& report) {
          return Speaks(source, AuthorityIn(report.reference)) ? Keep(report) : absl::OkStatus();
        });
    if (!count.ok()) last = count.status();
    if (count.ok() && count->left > 0) {
      means_.alarm(source.authority_id,
                   absl::StrCat(count->left,
                                " mails in the Maildir for mails that came back are no "
                                "reports: a person reads them"));
    }
  }
  return last;
}

}  // namespace candour::notification
