#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "services/analytics/reference/report_reference.h"
#include "services/analytics/service/analytics_service.h"
#include "services/analytics/store/fact_projection.h"
#include "services/analytics/store/postgres_figure_shelf.h"
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

namespace candour {
namespace {

constexpr const char* kService = "analytics";
// The migration that this release needs.
constexpr const char* kSchema = "20261121000700";
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

class RunningAnalytics final : public RunningService {
 public:
  RunningAnalytics(Settings settings, analytics::ReportReference reference,
                   std::shared_ptr<grpc::Channel> intake, std::unique_ptr<Metrics> metrics)
      : settings_(std::move(settings)),
        reference_(std::move(reference)),
        metrics_(std::move(metrics)),
        verifier_(settings_.oidc.issuer, settings_.oidc.audience, KeySetOf(settings_.oidc.issuer),
                  absl::Now),
        guard_(verifier_, ServicesOf(settings_)),
        token_(ClientCredentials(settings_.oidc, "candour-analytics", absl::Now)),
        database_(settings_.database, kThreads + 4),
        follower_(FollowWith(std::move(intake)), database_, {&facts_}) {}

  absl::Status Listen() {
    ServerSetup setup;
    setup.name = kService;
    setup.address = settings_.address;
    setup.tls = settings_.tls;
    setup.metrics = metrics_.get();
    setup.services = {{analytics::v1::AnalyticsService::service_full_name(), &service_},
                      {follower::v1::FollowerService::service_full_name(), &standing_}};
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(setup);
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
    opening_ = std::make_unique<Opening>(kService, [this] { return Open(); });
    return absl::OkStatus();
  }

  void Stop(absl::Duration grace) override {
    opening_->Stop();
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
    return absl::OkStatus();
  }

  absl::StatusOr<absl::Time> CatchUp(const std::string& authority_id) {
    const absl::StatusOr<follower::Position> position = follower_.CatchUp(authority_id, kPatience);
    if (!position.ok()) return position.status();
    return position->business_now;
  }

  const Settings settings_;
  const analytics::ReportReference reference_;
  const std::unique_ptr<Metrics> metrics_;
  TokenVerifier verifier_;
  Guard guard_;
  const std::unique_ptr<TokenSource> token_;
  Database database_;
  analytics::FactProjection facts_;
  std::unique_ptr<Server> server_;
  follower::Follower follower_;
  analytics::PostgresFigureShelf shelf_{database_};
  WorkerPool workers_{kThreads, kMostWaiting};
  analytics::AnalyticsService service_{
      shelf_, [this](const std::string& authority_id) { return reference_.For(authority_id); },
      [this](const std::string& authority_id) { return CatchUp(authority_id); }, guard_, workers_};
  follower::FollowerService standing_{follower_, guard_, workers_};
  std::unique_ptr<Opening> opening_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<RunningService>> StartAnalytics(const Settings& settings) {
  absl::StatusOr<analytics::ReportReference> reference =
      analytics::ReportReference::Load(settings.reference_dir);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());
  absl::StatusOr<std::shared_ptr<grpc::Channel>> intake =
      ChannelTo(settings.intake_address, settings.tls);
  if (!intake.ok()) return intake.status();
  absl::StatusOr<std::unique_ptr<Metrics>> metrics = Metrics::Open(settings.metrics_address);
  if (!metrics.ok()) return metrics.status();
  auto running = std::make_unique<RunningAnalytics>(settings, *std::move(reference),
                                                    *std::move(intake), *std::move(metrics));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
