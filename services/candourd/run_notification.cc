#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "services/candourd/follower_carrier.h"
#include "services/candourd/running_service.h"
#include "services/common/calendar/calendar.h"
#include "services/common/reference/reference.h"
#include "services/notification/channel/folder_channel.h"
#include "services/notification/channel/smtp_channel.h"
#include "services/notification/dispatch/dispatcher.h"
#include "services/notification/reference/load.h"
#include "services/notification/service/notification_service.h"
#include "services/notification/store/duty_projection.h"
#include "services/notification/store/postgres_notice_desk.h"
#include "services/notification/store/postgres_notice_shelf.h"
#include "services/notification/store/postgres_task_shelf.h"

namespace candour {
namespace {

using notification::Channel;
using notification::FolderChannel;
using notification::NoticeBook;

constexpr FollowerCarrier::Identity kNotification = {"notification", "20261122000600"};

// Mails go to the server, if there is one; letters always into the folder, to be printed.
std::unique_ptr<Channel> MailChannel(const Settings& settings) {
  if (!settings.smtp_url.empty()) {
    return std::make_unique<notification::SmtpChannel>(settings.smtp_url);
  }
  return std::make_unique<FolderChannel>("folder",
                                         std::filesystem::path(settings.notice_folder) / "mail");
}

class RunningNotification final : public RunningService {
 public:
  RunningNotification(NoticeBook book, Calendar calendar, CarrierMeans means)
      : book_(std::move(book)),
        calendar_(std::move(calendar)),
        carrier_(kNotification, std::move(means), {&duties_}, &notification::CountPending),
        mail_(MailChannel(carrier_.TheSettings())),
        letter_("letter", std::filesystem::path(carrier_.TheSettings().notice_folder) / "letters") {
  }

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
  notification::DutyProjection duties_{[this] { dispatcher_.Wake(); }};
  FollowerCarrier carrier_;
  const std::unique_ptr<Channel> mail_;
  FolderChannel letter_;
  const notification::Channels channels_{mail_.get(), &letter_};
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
  absl::StatusOr<CarrierMeans> means = MeansFor(settings);
  if (!means.ok()) return means.status();
  auto running = std::make_unique<RunningNotification>(*std::move(book), *std::move(calendar),
                                                       *std::move(means));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
