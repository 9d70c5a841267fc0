#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "services/candourd/follower_carrier.h"
#include "services/candourd/running_service.h"
#include "services/common/calendar/calendar.h"
#include "services/common/reference/reference.h"
#include "services/notification/channel/callback_listener.h"
#include "services/notification/channel/open_channels.h"
#include "services/notification/dispatch/delivery_watch.h"
#include "services/notification/dispatch/dispatcher.h"
#include "services/notification/dispatch/duty_mailer.h"
#include "services/notification/reference/load.h"
#include "services/notification/service/notification_service.h"
#include "services/notification/store/duty_projection.h"
#include "services/notification/store/postgres_notice_desk.h"
#include "services/notification/store/postgres_notice_shelf.h"
#include "services/notification/store/postgres_task_shelf.h"

namespace candour {
namespace {

using notification::NoticeBook;
using notification::OpenedPlan;

constexpr FollowerCarrier::Identity kNotification = {"notification", "20261130101000"};

// The file of channels, or the mail server of smtp_url.
absl::StatusOr<reference::v1::Channels> ChannelsOf(const Settings& settings) {
  reference::v1::Channels channels;
  if (!settings.channels_file.empty()) return notification::LoadChannels(settings.channels_file);
  if (!settings.smtp_url.empty()) channels.mutable_smtp()->set_url(settings.smtp_url);
  return channels;
}

void Limit(const reference::v1::Limits& from, notification::DispatchLimits& limits) {
  if (from.hourly_cap() > 0) limits.hourly_cap = static_cast<int>(from.hourly_cap());
  if (from.silent_minutes() > 0) {
    limits.silence = absl::Minutes(static_cast<int>(from.silent_minutes()));
  }
}

// Where reports of what left come from.
notification::WatchSettings WatchWith(const OpenedPlan& opened) {
  notification::WatchSettings settings;
  settings.sources.push_back({opened.all.bounce_maildir, opened.all.callback_token, ""});
  for (const auto& [authority_id, own] : opened.own) {
    settings.sources.push_back({own.bounce_maildir, own.callback_token, authority_id});
  }
  return settings;
}

// What a notification is made of besides its carrier.
struct NotificationParts {
  NoticeBook book;
  Calendar calendar;
  reference::v1::Channels channels;
  OpenedPlan opened;
};

class RunningNotification final : public RunningService {
 public:
  RunningNotification(NotificationParts parts, CarrierMeans means)
      : parts_(std::move(parts)),
        carrier_(kNotification, std::move(means), {&duties_, &alerts_},
                 &notification::CountPending) {}

  absl::Status Listen() {
    const absl::Status listening = ListenForCallbacks();
    if (!listening.ok()) return listening;
    return carrier_.Listen({notification::v1::NotificationService::service_full_name(), &service_},
                           [this] {
                             dispatcher_.Start();
                             duty_mailer_.Start();
                             watch_.Start();
                           });
  }

  void Stop(absl::Duration grace) override {
    carrier_.Stop(grace, [this] {
      callbacks_.reset();
      watch_.Stop();
      duty_mailer_.Stop();
      dispatcher_.Stop();
    });
  }

  int Port() const override { return carrier_.Port(); }

 private:
  void TellNotices(const std::map<std::string, double>& counts) {
    for (const auto& [state, count] : counts) carrier_.TheMetrics().SetNotices(state, count);
  }

  absl::Status ListenForCallbacks() {
    const std::string& address = parts_.channels.callbacks().address();
    if (address.empty()) return absl::OkStatus();
    absl::StatusOr<std::unique_ptr<notification::CallbackListener>> callbacks =
        notification::CallbackListener::Open(
            address, [this](const std::string& authorization, const std::string& body) {
              return watch_.Hear(authorization, body);
            });
    if (!callbacks.ok()) return callbacks.status();
    callbacks_ = *std::move(callbacks);
    return absl::OkStatus();
  }

  notification::DispatchSettings DispatchWith() {
    notification::DispatchSettings settings;
    Limit(parts_.channels.limits(), settings.limits);
    for (const reference::v1::OwnChannels& own : parts_.channels.own()) {
      notification::DispatchLimits& limits = settings.own_limits[own.authority_id()];
      limits = settings.limits;
      Limit(own.limits(), limits);
    }
    settings.witness_folder =
        std::filesystem::path(carrier_.TheSettings().notice_folder) / ".automation";
    return settings;
  }

  // Something was decided: commands may be queued, and notices due.
  void Stir() {
    carrier_.TheFollower().Nudge();
    dispatcher_.Wake();
  }

  const NotificationParts parts_;
  const notification::Rules rules_{parts_.book, parts_.calendar};
  notification::DutyProjection duties_{[this] { dispatcher_.Wake(); },
                                       [this](const std::string& file_stem) {
                                         return notification::ForgetFiles(
                                             carrier_.TheSettings().notice_folder, file_stem);
                                       }};
  notification::AlertProjection alerts_;
  FollowerCarrier carrier_;
  const notification::ChannelPlan channels_ = parts_.opened.Refer();
  notification::Outbox outbox_{carrier_.TheDatabase(), rules_, channels_};
  notification::HeadsUps texts_{carrier_.TheDatabase(), rules_};
  notification::DeliveryBook deliveries_{carrier_.TheDatabase(), parts_.calendar};
  notification::Dispatcher dispatcher_{
      carrier_.TheFollower(),
      outbox_,
      texts_,
      channels_,
      [this](const std::string& authority_id, const std::string& sentence) {
        carrier_.RaiseAlarm(authority_id, sentence);
      },
      [this](const std::map<std::string, double>& counts) { TellNotices(counts); },
      DispatchWith()};
  notification::DutyMails duty_mails_{carrier_.TheDatabase(), parts_.book};
  notification::DutyMailer duty_mailer_{
      duty_mails_,
      channels_,
      {[this] { return carrier_.TheFollower().Authorities(); },
       [this](const std::string& authority_id) { return carrier_.CatchUp(authority_id); },
       [this](const std::string& authority_id, const std::string& sentence) {
         carrier_.RaiseAlarm(authority_id, sentence);
       }}};
  notification::DeliveryWatch watch_{
      deliveries_,
      channels_,
      {[this] { return carrier_.TheFollower().Authorities(); },
       [this](const std::string& authority_id) { return carrier_.CatchUp(authority_id); },
       [this] { Stir(); },
       [this](const std::string& authority_id, const std::string& sentence) {
         carrier_.RaiseAlarm(authority_id, sentence);
       }},
      WatchWith(parts_.opened)};
  // The last to begin and the first to end: it calls the watch.
  std::unique_ptr<notification::CallbackListener> callbacks_;
  notification::PostgresNoticeShelf shelf_{carrier_.TheDatabase(), rules_};
  notification::PostgresNoticeDesk desk_{
      carrier_.TheDatabase(), rules_, [this](const std::string& text, std::string& code) {
        return notification::LoadNoticeBookWith(carrier_.TheSettings().reference_dir, text, code);
      }};
  notification::PostgresTaskShelf tasks_{carrier_.TheDatabase(), parts_.calendar};
  notification::NotificationService service_{
      {shelf_, desk_, tasks_, [this] { Stir(); }},
      [this](const std::string& authority_id) { return carrier_.CatchUp(authority_id); },
      carrier_.TheGuard(),
      carrier_.Workers()};
};

}  // namespace

absl::StatusOr<std::unique_ptr<RunningService>> StartNotification(const Settings& settings) {
  absl::StatusOr<NoticeBook> book = notification::LoadNoticeBook(settings.reference_dir);
  if (!book.ok()) return absl::InvalidArgumentError(book.status().message());
  const absl::StatusOr<Reference> reference = LoadReference(settings.reference_dir);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());
  absl::StatusOr<Calendar> calendar = Calendar::From(reference->calendars.back());
  if (!calendar.ok()) return absl::InvalidArgumentError(calendar.status().message());
  absl::StatusOr<reference::v1::Channels> channels = ChannelsOf(settings);
  if (!channels.ok()) return absl::InvalidArgumentError(channels.status().message());
  absl::StatusOr<OpenedPlan> opened = notification::OpenChannels(*channels, settings.notice_folder);
  if (!opened.ok()) return absl::InvalidArgumentError(opened.status().message());
  absl::StatusOr<CarrierMeans> means = MeansFor(settings);
  if (!means.ok()) return means.status();
  auto running = std::make_unique<RunningNotification>(
      NotificationParts{*std::move(book), *std::move(calendar), *std::move(channels),
                        *std::move(opened)},
      *std::move(means));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
