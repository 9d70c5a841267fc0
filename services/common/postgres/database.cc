#include "services/common/postgres/database.h"

#include <utility>

#include "services/common/postgres/pool.h"

namespace candour {

Database::Database(std::string conninfo, int most_connections, absl::Duration wait)
    : pool_(std::make_unique<ConnectionPool>(std::move(conninfo), most_connections, wait)) {}

Database::~Database() = default;

void Database::Prepare(std::string name, std::string sql) {
  pool_->Prepare(std::move(name), std::move(sql));
}

}  // namespace candour
