#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "services/candourd/follower_carrier.h"
#include "services/candourd/running_service.h"
#include "services/common/calendar/calendar.h"
#include "services/common/reference/reference.h"
#include "services/notification/channel/open_channels.h"
#include "services/notification/dispatch/dispatcher.h"
#include "services/notification/reference/load.h"
#include "services/notification/service/notification_service.h"
#include "services/notification/store/duty_projection.h"
#include "services/notification/store/postgres_notice_desk.h"
#include "services/notification/store/postgres_notice_shelf.h"
#include "services/notification/store/postgres_task_shelf.h"

namespace candour {
namespace {

using notification::NoticeBook;
using notification::OpenedChannels;

constexpr FollowerCarrier::Identity kNotification = {"notification", "20261122000600"};

// As the file of channels says, or by the mail server of smtp_url; the rest goes into the folder.
absl::StatusOr<OpenedChannels> ChannelsOf(const Settings& settings) {
  reference::v1::Channels channels;
  if (!settings.channels_file.empty()) {
    absl::StatusOr<reference::v1::Channels> read =
        notification::LoadChannels(settings.channels_file);
    if (!read.ok()) return read.status();
    channels = *std::move(read);
  }
  if (!settings.smtp_url.empty()) channels.mutable_smtp()->set_url(settings.smtp_url);
  return notification::OpenChannels(channels, settings.notice_folder);
}

class RunningNotification final : public RunningService {
 public:
  RunningNotification(NoticeBook book, Calendar calendar, OpenedChannels opened, CarrierMeans means)
      : book_(std::move(book)),
        calendar_(std::move(calendar)),
        opened_(std::move(opened)),
        carrier_(kNotification, std::move(means), {&duties_}, &notification::CountPending) {}

  absl::Status Listen() {
    return carrier_.Listen({notification::v1::NotificationService::service_full_name(), &service_},
                           [this] { dispatcher_.Start(); });
  }

  void Stop(absl::Duration grace) override {
    carrier_.Stop(grace, [this] { dispatcher_.Stop(); });
  }

  int Port() const override { return carrier_.Port(); }

 private:
  void TellNotices(const std::map<std::string, double>& counts) {
    for (const auto& [state, count] : counts) carrier_.TheMetrics().SetNotices(state, count);
  }

  notification::DispatchSettings DispatchWith() {
    notification::DispatchSettings settings;
    settings.witness_folder =
        std::filesystem::path(carrier_.TheSettings().notice_folder) / ".automation";
    return settings;
  }

  // Something was decided: commands may be queued, and notices due.
  void Stir() {
    carrier_.TheFollower().Nudge();
    dispatcher_.Wake();
  }

  const NoticeBook book_;
  const Calendar calendar_;
  const notification::Rules rules_{book_, calendar_};
  const OpenedChannels opened_;
  notification::DutyProjection duties_{[this] { dispatcher_.Wake(); }};
  FollowerCarrier carrier_;
  const notification::Channels channels_{opened_.mail.get(), opened_.letter.get()};
  notification::Outbox outbox_{carrier_.TheDatabase(), rules_, channels_};
  notification::Dispatcher dispatcher_{
      carrier_.TheFollower(),
      outbox_,
      channels_,
      [this](const std::string& authority_id, const std::string& sentence) {
        carrier_.RaiseAlarm(authority_id, sentence);
      },
      [this](const std::map<std::string, double>& counts) { TellNotices(counts); },
      DispatchWith()};
  notification::PostgresNoticeShelf shelf_{carrier_.TheDatabase(), rules_};
  notification::PostgresNoticeDesk desk_{
      carrier_.TheDatabase(), rules_, [this](const std::string& text, std::string& code) {
        return notification::LoadNoticeBookWith(carrier_.TheSettings().reference_dir, text, code);
      }};
  notification::PostgresTaskShelf tasks_{carrier_.TheDatabase(), calendar_};
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
  absl::StatusOr<OpenedChannels> opened = ChannelsOf(settings);
  if (!opened.ok()) return absl::InvalidArgumentError(opened.status().message());
  absl::StatusOr<CarrierMeans> means = MeansFor(settings);
  if (!means.ok()) return means.status();
  auto running = std::make_unique<RunningNotification>(*std::move(book), *std::move(calendar),
                                                       *std::move(opened), *std::move(means));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
