// What was published of annual reports, over analytics' own tables.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_PUBLICATION_SHELF_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_PUBLICATION_SHELF_H_

#include <optional>
#include <string>
#include <vector>

#include "services/analytics/domain/publication.h"
#include "services/common/postgres/database.h"

namespace candour::analytics {

class PostgresPublicationShelf : public PublicationShelf {
 public:
  // `database` outlives the shelf.
  explicit PostgresPublicationShelf(Database& database) : database_(database) {}

  absl::StatusOr<std::optional<Publication>> Find(const std::string& authority_id,
                                                  const std::string& council_year,
                                                  int version) override;
  absl::StatusOr<std::vector<Publication>> All(const std::string& authority_id,
                                               const std::string& council_year) override;
  absl::Status Keep(const std::string& authority_id, const std::string& council_year,
                    const Publication& publication) override;

 private:
  Database& database_;
};

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_POSTGRES_PUBLICATION_SHELF_H_
