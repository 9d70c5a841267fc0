#include "services/candourd/follower_carrier.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/candourd/schema.h"
#include "services/common/grpc/credentials.h"
#include "services/common/log/log.h"

namespace candour {
namespace {

constexpr int kThreads = 4;
constexpr std::size_t kMostWaiting = 200;
constexpr absl::Duration kPatience = absl::Seconds(10);

Guard::Services ServicesOf(const Settings& settings) {
  const bool with_ca = settings.tls && !settings.tls->ca_file.empty();
  return with_ca ? Guard::Services::kByTokenAndCertificate : Guard::Services::kByTokenAlone;
}

}  // namespace

absl::StatusOr<CarrierMeans> MeansFor(const Settings& settings) {
  absl::StatusOr<std::shared_ptr<grpc::Channel>> intake =
      ChannelTo(settings.intake_address, settings.tls);
  if (!intake.ok()) return intake.status();
  absl::StatusOr<std::unique_ptr<Metrics>> metrics = Metrics::Open(settings.metrics_address);
  if (!metrics.ok()) return metrics.status();
  return CarrierMeans{settings, *std::move(intake), *std::move(metrics)};
}

FollowerCarrier::FollowerCarrier(Identity identity, CarrierMeans means,
                                 std::vector<follower::Projection*> projections,
                                 std::function<std::int64_t(follower::Transaction&)> pending)
    : identity_(identity),
      means_(std::move(means)),
      verifier_(means_.settings.oidc.issuer, means_.settings.oidc.audience,
                KeySetOf(means_.settings.oidc.issuer), absl::Now),
      guard_(verifier_, ServicesOf(means_.settings)),
      token_(ClientCredentials(means_.settings.oidc, absl::StrCat("candour-", identity.name),
                               absl::Now)),
      database_(means_.settings.database, kThreads + 4),
      follower_(FollowWith(std::move(pending)), database_, std::move(projections)),
      workers_(kThreads, kMostWaiting),
      standing_(follower_, guard_, workers_) {}

absl::Status FollowerCarrier::Listen(Hosted hosted, std::function<void()> opened) {
  opened_ = std::move(opened);
  ServerSetup setup;
  setup.name = identity_.name;
  setup.address = means_.settings.address;
  setup.tls = means_.settings.tls;
  setup.metrics = means_.metrics.get();
  setup.services = {std::move(hosted),
                    {follower::v1::FollowerService::service_full_name(), &standing_}};
  absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(setup);
  if (!server.ok()) return server.status();
  server_ = *std::move(server);
  opening_ = std::make_unique<Opening>(identity_.name, [this] { return Open(); });
  return absl::OkStatus();
}

void FollowerCarrier::Stop(absl::Duration grace, const std::function<void()>& stop_first) {
  opening_->Stop();
  stop_first();
  follower_.Stop();
  server_->SetServing(false);
  server_->Stop(grace);
  workers_.Stop();
}

absl::StatusOr<absl::Time> FollowerCarrier::CatchUp(const std::string& authority_id) {
  const absl::StatusOr<follower::Position> position = follower_.CatchUp(authority_id, kPatience);
  if (!position.ok()) return position.status();
  return position->business_now;
}

void FollowerCarrier::RaiseAlarm(const std::string& authority_id,
                                 const std::string& sentence) const {
  LogFault(identity_.name, "needs_a_person", absl::InternalError(sentence),
           {{"authority", LogCode(authority_id)}});
}

follower::FollowerSettings FollowerCarrier::FollowWith(
    std::function<std::int64_t(follower::Transaction&)> pending) {
  follower::FollowerSettings settings;
  settings.schema = identity_.name;
  settings.intake = means_.intake;
  settings.authorise = [this](grpc::ClientContext& context) { return Authorise(*token_, context); };
  settings.serving = [this](bool serving) { server_->SetServing(serving); };
  settings.alarm = [this](const std::string& authority_id, const std::string& sentence) {
    RaiseAlarm(authority_id, sentence);
  };
  settings.pending = std::move(pending);
  settings.observe = [this](const std::string& authority_id, std::int64_t lag,
                            std::int64_t parked) {
    means_.metrics->SetFollowerLag(authority_id, static_cast<double>(lag));
    means_.metrics->SetParkedCases(authority_id, static_cast<double>(parked));
  };
  return settings;
}

absl::Status FollowerCarrier::Open() {
  const absl::Status schema = CheckSchema(database_, identity_.schema);
  if (!schema.ok()) return schema;
  follower_.Start();
  opened_();
  return absl::OkStatus();
}

}  // namespace candour
