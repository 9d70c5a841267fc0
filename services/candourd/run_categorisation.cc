#include <memory>
#include <string>
#include <utility>

#include "services/candourd/follower_carrier.h"
#include "services/candourd/running_service.h"
#include "services/categorisation/reference/theme_reference.h"
#include "services/categorisation/service/categorisation_service.h"
#include "services/categorisation/store/postgres_theme_shelf.h"
#include "services/categorisation/store/theme_projection.h"

namespace candour {
namespace {

constexpr FollowerCarrier::Identity kCategorisation = {"categorisation", "20261121000600"};

class RunningCategorisation final : public RunningService {
 public:
  RunningCategorisation(categorisation::ThemeReference reference, CarrierMeans means)
      : reference_(std::move(reference)), carrier_(kCategorisation, std::move(means), {&themes_}) {}

  absl::Status Listen() {
    return carrier_.Listen(
        {categorisation::v1::CategorisationService::service_full_name(), &service_});
  }

  void Stop(absl::Duration grace) override { carrier_.Stop(grace); }

  int Port() const override { return carrier_.Port(); }

 private:
  const categorisation::ThemeReference reference_;
  categorisation::ModelCache models_{reference_.lexicon, reference_.lexicon_version};
  categorisation::ThemeProjection themes_{models_};
  FollowerCarrier carrier_;
  categorisation::PostgresThemeShelf shelf_{carrier_.TheDatabase(), models_};
  categorisation::CategorisationService service_{
      shelf_, reference_.taxonomy,
      [this](const std::string& authority_id) { return carrier_.CatchUp(authority_id); },
      carrier_.TheGuard(), carrier_.Workers()};
};

}  // namespace

absl::StatusOr<std::unique_ptr<RunningService>> StartCategorisation(const Settings& settings) {
  absl::StatusOr<categorisation::ThemeReference> reference =
      categorisation::LoadThemes(settings.reference_dir);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());
  absl::StatusOr<CarrierMeans> means = MeansFor(settings);
  if (!means.ok()) return means.status();
  auto running = std::make_unique<RunningCategorisation>(*std::move(reference), *std::move(means));
  const absl::Status listening = running->Listen();
  if (!listening.ok()) return listening;
  return running;
}

}  // namespace candour
