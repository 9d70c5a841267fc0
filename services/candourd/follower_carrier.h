// What every service that follows the ledger stands on.
#ifndef CANDOUR_SERVICES_CANDOURD_FOLLOWER_CARRIER_H_
#define CANDOUR_SERVICES_CANDOURD_FOLLOWER_CARRIER_H_

#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/candourd/opening.h"
#include "services/common/auth/token_source.h"
#include "services/common/auth/token_verifier.h"
#include "services/common/follower/follower.h"
#include "services/common/follower/follower_service.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/server.h"
#include "services/common/grpc/worker_pool.h"
#include "services/common/metrics/metrics.h"
#include "services/common/postgres/database.h"
#include "services/common/settings/settings.h"

namespace candour {

// What a carrier needs and may not get.
struct CarrierMeans {
  Settings settings;
  std::shared_ptr<grpc::Channel> intake;
  std::unique_ptr<Metrics> metrics;
};

// Fails as ChannelTo and Metrics::Open do.
absl::StatusOr<CarrierMeans> MeansFor(const Settings& settings);

// A follower with its server: sign-in, database, threads, metrics, the schema awaited, health told.
// Whoever owns it declares the projections before it and its proto services after it.
class FollowerCarrier {
 public:
  struct Identity {
    // The service, its schema and its follower, for example "analytics".
    const char* name;
    // The migration that this release needs.
    const char* schema;
  };

  // `pending` as in FollowerSettings.
  FollowerCarrier(
      Identity identity, CarrierMeans means, std::vector<follower::Projection*> projections,
      std::function<std::int64_t(follower::Transaction&)> pending = [](auto&) { return 0; });

  // Listens for `hosted` and for the follower's own service, and returns at once; begins to follow
  // once the schema is there, then calls `opened`. Fails as Server::Start does.
  absl::Status Listen(
      Hosted hosted, std::function<void()> opened = [] {});

  // RunningService::Stop; `stop_first` is called once nothing opens any more and before the
  // follower stops.
  void Stop(
      absl::Duration grace, const std::function<void()>& stop_first = [] {});

  // Catches up with the head; business time there. Errors: those of Follower::CatchUp.
  absl::StatusOr<absl::Time> CatchUp(const std::string& authority_id);

  // Says to the log and to whoever watches it that a person must look at something.
  void RaiseAlarm(const std::string& authority_id, const std::string& sentence) const;

  int Port() const { return server_->Port(); }
  const Settings& TheSettings() const { return means_.settings; }
  Metrics& TheMetrics() { return *means_.metrics; }
  Guard& TheGuard() { return guard_; }
  Database& TheDatabase() { return database_; }
  WorkerPool& Workers() { return workers_; }
  follower::Follower& TheFollower() { return follower_; }

 private:
  follower::FollowerSettings FollowWith(
      std::function<std::int64_t(follower::Transaction&)> pending);
  absl::Status Open();

  const Identity identity_;
  const CarrierMeans means_;
  TokenVerifier verifier_;
  Guard guard_;
  const std::unique_ptr<TokenSource> token_;
  Database database_;
  std::function<void()> opened_;
  std::unique_ptr<Server> server_;
  follower::Follower follower_;
  WorkerPool workers_;
  follower::FollowerService standing_;
  std::unique_ptr<Opening> opening_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_CANDOURD_FOLLOWER_CARRIER_H_
