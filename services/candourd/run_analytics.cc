#include <memory>
#include <string>
#include <utility>

#include "services/analytics/reference/report_reference.h"
#include "services/analytics/service/analytics_service.h"
#include "services/analytics/store/fact_projection.h"
#include "services/analytics/store/postgres_figure_shelf.h"
#include "services/analytics/store/postgres_publication_shelf.h"
#include "services/analytics/store/postgres_statement_shelf.h"
#include "services/candourd/follower_carrier.h"
#include "services/candourd/running_service.h"

namespace candour {
namespace {

constexpr FollowerCarrier::Identity kAnalytics = {"analytics", "20261130031500"};

class RunningAnalytics final : public RunningService {
 public:
  RunningAnalytics(analytics::ReportReference reference, CarrierMeans means)
      : reference_(std::move(reference)), carrier_(kAnalytics, std::move(means), {&facts_}) {}

  absl::Status Listen() {
    return carrier_.Listen({analytics::v1::AnalyticsService::service_full_name(), &service_});
  }

  void Stop(absl::Duration grace) override { carrier_.Stop(grace); }

  int Port() const override { return carrier_.Port(); }

 private:
  const analytics::ReportReference reference_;
  analytics::FactProjection facts_;
  FollowerCarrier carrier_;
  analytics::PostgresFigureShelf shelf_{carrier_.TheDatabase()};
  analytics::PostgresStatementShelf statements_{carrier_.TheDatabase()};
  analytics::PostgresPublicationShelf publications_{carrier_.TheDatabase()};
  analytics::AnalyticsService service_{
      shelf_,
      statements_,
      publications_,
      [this](const std::string& authority_id) { return reference_.For(authority_id); },
      [this](const std::string& authority_id) { return carrier_.CatchUp(authority_id); },
      carrier_.TheGuard(),
      carrier_.Workers()};
};

}  // namespace

absl::StatusOr<std::unique_ptr<RunningService>> StartAnalytics(const Settings& settings) {
  absl::StatusOr<analytics::ReportReference> reference =
      analytics::ReportReference::Load(settings.reference_dir);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());
  absl::StatusOr<CarrierMeans> means = MeansFor(settings);
  if (!means.ok()) return means.status();
  auto running = std::make_unique<RunningAnalytics>(*std::move(reference), *std::move(means));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
