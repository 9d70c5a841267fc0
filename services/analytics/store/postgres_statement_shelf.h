// What people wrote for annual reports, over analytics' own tables.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_STATEMENT_SHELF_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_STATEMENT_SHELF_H_

#include <string>

#include "services/analytics/domain/figures.h"
#include "services/common/postgres/database.h"

namespace candour::analytics {

class PostgresStatementShelf : public StatementShelf {
 public:
  // `database` outlives the shelf.
  explicit PostgresStatementShelf(Database& database) : database_(database) {}

  absl::StatusOr<KeptStatement> Standing(const std::string& authority_id,
                                         const std::string& council_year) override;
  absl::Status Keep(const std::string& authority_id, const std::string& council_year,
                    const KeptStatement& statement) override;

 private:
  Database& database_;
};

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_STATEMENT_SHELF_H_
