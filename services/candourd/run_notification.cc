#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "services/candourd/opening.h"
#include "services/candourd/running_service.h"
#include "services/candourd/schema.h"
#include "services/common/follower/follower.h"
#include "services/common/follower/follower_service.h"
#include "services/common/grpc/credentials.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/server.h"
#include "services/common/grpc/worker_pool.h"
#include "services/common/log/log.h"
#include "services/notification/channel/folder_channel.h"
#include "services/notification/channel/smtp_channel.h"
#include "services/notification/dispatch/dispatcher.h"
#include "services/notification/reference/load.h"
#include "services/notification/service/notification_service.h"
#include "services/notification/store/duty_projection.h"
#include "services/notification/store/postgres_notice_shelf.h"

namespace candour {
namespace {

using notification::Channel;
using notification::FolderChannel;
using notification::NoticeBook;

constexpr const char* kService = "notification";
// The migration that this release needs.
constexpr const char* kSchema = "20261121000500";
constexpr int kThreads = 4;
constexpr std::size_t kMostWaiting = 200;
constexpr absl::Duration kPatience = absl::Seconds(10);

Guard::Services ServicesOf(const Settings& settings) {
  const bool with_ca = settings.tls && !settings.tls->ca_file.empty();
  return with_ca ? Guard::Services::kByTokenAndCertificate : Guard::Services::kByTokenAlone;
}

void RaiseAlarm(const std::string& authority_id, const std::string& sentence) {
  LogFault(kService, "needs_a_person", absl::InternalError(sentence),
           {{"authority", LogCode(authority_id)}});
}

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
  RunningNotification(Settings settings, NoticeBook book, std::shared_ptr<grpc::Channel> intake,
                      std::unique_ptr<Metrics> metrics)
      : settings_(std::move(settings)),
        book_(std::move(book)),
        metrics_(std::move(metrics)),
        verifier_(settings_.oidc.issuer, settings_.oidc.audience, KeySetOf(settings_.oidc.issuer),
                  absl::Now),
        guard_(verifier_, ServicesOf(settings_)),
        token_(ClientCredentials(settings_.oidc, "candour-notification", absl::Now)),
        database_(settings_.database, kThreads + 4),
        mail_(MailChannel(settings_)),
        letter_("letter", std::filesystem::path(settings_.notice_folder) / "letters"),
        follower_(FollowWith(std::move(intake)), database_, {&duties_}) {}

  absl::Status Listen() {
    ServerSetup setup;
    setup.name = kService;
    setup.address = settings_.address;
    setup.tls = settings_.tls;
    setup.metrics = metrics_.get();
    setup.services = {{notification::v1::NotificationService::service_full_name(), &service_},
                      {follower::v1::FollowerService::service_full_name(), &standing_}};
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(setup);
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
    opening_ = std::make_unique<Opening>(kService, [this] { return Open(); });
    return absl::OkStatus();
  }

  void Stop(absl::Duration grace) override {
    opening_->Stop();
    dispatcher_.Stop();
    follower_.Stop();
    server_->SetServing(false);
    server_->Stop(grace);
    workers_.Stop();
  }

  int Port() const override { return server_->Port(); }

 private:
  follower::FollowerSettings FollowWith(std::shared_ptr<grpc::Channel> intake) {
    follower::FollowerSettings settings;
    settings.schema = kService;
    settings.intake = std::move(intake);
    settings.authorise = [this](grpc::ClientContext& context) {
      return Authorise(*token_, context);
    };
    settings.serving = [this](bool serving) { server_->SetServing(serving); };
    settings.alarm = &RaiseAlarm;
    settings.pending = [](follower::Transaction& tx) { return notification::CountPending(tx); };
    settings.observe = [this](const std::string& authority_id, std::int64_t lag,
                              std::int64_t parked) {
      metrics_->SetFollowerLag(authority_id, static_cast<double>(lag));
      metrics_->SetParkedCases(authority_id, static_cast<double>(parked));
    };
    return settings;
  }

  absl::Status Open() {
    const absl::Status schema = CheckSchema(database_, kSchema);
    if (!schema.ok()) return schema;
    follower_.Start();
    dispatcher_.Start();
    return absl::OkStatus();
  }

  absl::StatusOr<absl::Time> BusinessNow(const std::string& authority_id) {
    const absl::StatusOr<follower::Position> position = follower_.CatchUp(authority_id, kPatience);
    if (!position.ok()) return position.status();
    return position->business_now;
  }

  void TellNotices(const std::map<std::string, double>& counts) {
    for (const auto& [state, count] : counts) metrics_->SetNotices(state, count);
  }

  const Settings settings_;
  const NoticeBook book_;
  const std::unique_ptr<Metrics> metrics_;
  TokenVerifier verifier_;
  Guard guard_;
  const std::unique_ptr<TokenSource> token_;
  Database database_;
  const std::unique_ptr<Channel> mail_;
  FolderChannel letter_;
  const notification::Channels channels_{mail_.get(), &letter_};
  notification::DutyProjection duties_;
  std::unique_ptr<Server> server_;
  follower::Follower follower_;
  notification::Outbox outbox_{database_, book_, channels_};
  notification::Dispatcher dispatcher_{
      follower_, outbox_, channels_, &RaiseAlarm,
      [this](const std::map<std::string, double>& counts) { TellNotices(counts); }};
  notification::PostgresNoticeShelf shelf_{database_, book_};
  WorkerPool workers_{kThreads, kMostWaiting};
  notification::NotificationService service_{
      shelf_, [this](const std::string& authority_id) { return BusinessNow(authority_id); }, guard_,
      workers_};
  follower::FollowerService standing_{follower_, guard_, workers_};
  std::unique_ptr<Opening> opening_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<RunningService>> StartNotification(const Settings& settings) {
  absl::StatusOr<NoticeBook> book = notification::LoadNoticeBook(settings.reference_dir);
  if (!book.ok()) return absl::InvalidArgumentError(book.status().message());
  absl::StatusOr<std::shared_ptr<grpc::Channel>> intake =
      ChannelTo(settings.intake_address, settings.tls);
  if (!intake.ok()) return intake.status();
  absl::StatusOr<std::unique_ptr<Metrics>> metrics = Metrics::Open(settings.metrics_address);
  if (!metrics.ok()) return metrics.status();
  auto running = std::make_unique<RunningNotification>(settings, *std::move(book),
                                                       *std::move(intake), *std::move(metrics));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
