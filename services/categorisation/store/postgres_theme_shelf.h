// The shelf over categorisation's own tables.
#ifndef CANDOUR_SERVICES_CATEGORISATION_STORE_POSTGRES_THEME_SHELF_H_
#define CANDOUR_SERVICES_CATEGORISATION_STORE_POSTGRES_THEME_SHELF_H_

#include <string>

#include "services/categorisation/domain/theme_shelf.h"
#include "services/categorisation/store/model_cache.h"
#include "services/common/postgres/database.h"

namespace candour::categorisation {

class PostgresThemeShelf : public ThemeShelf {
 public:
  // Both outlive the shelf.
  PostgresThemeShelf(Database& database, ModelCache& models)
      : database_(database), models_(models) {}

  absl::StatusOr<CurrentModel> Current(const std::string& authority_id) override;

  // Holds no lock while it learns.
  absl::StatusOr<TrainedModel> Retrain(const std::string& authority_id, absl::Time now) override;

 private:
  Database& database_;
  ModelCache& models_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_STORE_POSTGRES_THEME_SHELF_H_
