#include "services/notification/dispatch/duty_mailer.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace candour::notification {

DutyMailer::DutyMailer(DutyMails& mails, ChannelPlan channels, Means means, absl::Duration poll)
    : mails_(mails), channels_(std::move(channels)), means_(std::move(means)), poll_(poll) {}

DutyMailer::~DutyMailer() { Stop(); }

void DutyMailer::Start() {
  thread_ = std::thread([this] { Run(); });
}

void DutyMailer::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stirred_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

bool DutyMailer::Stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void DutyMailer::Run() {
  while (!Stopping()) {
    const absl::StatusOr<std::vector<std::string>> authorities = means_.authorities();
    if (authorities.ok()) {
      for (const std::string& authority_id : *authorities) {
        // What cannot be handed over now stays in its row for the next round.
        if (!Stopping()) MailAll(authority_id).IgnoreError();
      }
    }
    std::unique_lock lock(mutex_);
    stirred_.wait_for(lock, absl::ToChronoMilliseconds(poll_), [this] { return stopping_; });
  }
}

absl::Status DutyMailer::MailAll(const std::string& authority_id) {
  const absl::StatusOr<bool> any = mails_.HasAny(authority_id);
  if (!any.ok()) return any.status();
  if (!*any) return absl::OkStatus();
  const absl::StatusOr<absl::Time> now = means_.now(authority_id);
  if (!now.ok()) return now.status();
  Channel* mail = channels_.Of(authority_id).mail;
  while (!Stopping()) {
    const absl::StatusOr<std::optional<DutyMailClaim>> claim =
        mails_.Take(authority_id, {*now, absl::Now()});
    if (!claim.ok()) return claim.status();
    if (!*claim) return absl::OkStatus();
    const HandOverReport report = mail->Take((*claim)->message);
    if (report.outcome != HandOver::kDone) {
      means_.alarm(authority_id, absl::StrCat("a safety alert did not reach duty contact ",
                                              (*claim)->step + 1, " by mail: ", report.detail));
    }
    const absl::Status settled = mails_.Settle(authority_id, **claim, report, {*now, absl::Now()});
    if (!settled.ok()) return settled;
  }
  return absl::OkStatus();
}

}  // namespace candour::notification
