// The shelf over analytics' own tables.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_FIGURE_SHELF_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_FIGURE_SHELF_H_

#include <functional>
#include <string>

#include "services/analytics/domain/figures.h"
#include "services/common/postgres/database.h"

namespace candour::analytics {

// Every Read sees one snapshot.
class PostgresFigureShelf : public FigureShelf {
 public:
  // `database` outlives the shelf.
  explicit PostgresFigureShelf(Database& database) : database_(database) {}

  absl::Status Read(const std::string& authority_id,
                    const std::function<absl::Status(FigureReader&)>& work) override;

 private:
  Database& database_;
};

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_FIGURE_SHELF_H_
