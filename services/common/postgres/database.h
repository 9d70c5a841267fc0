// A database and how its failures read. Free of libpqxx, so that any header may include it.
#ifndef CANDOUR_SERVICES_COMMON_POSTGRES_DATABASE_H_
#define CANDOUR_SERVICES_COMMON_POSTGRES_DATABASE_H_

#include <memory>
#include <string>

#include "absl/time/time.h"

namespace candour {

class ConnectionPool;

// One PostgreSQL database as one role. Thread-safe. Outlives whatever transacts on it.
class Database {
 public:
  // Opens nothing yet: the first transaction does. At most `most_connections` at a time.
  explicit Database(std::string conninfo, int most_connections = 4,
                    absl::Duration wait = absl::Seconds(5));
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Every connection knows `sql` by `name` (QueryPrepared). Call before the first transaction.
  void Prepare(std::string name, std::string sql);

  ConnectionPool& Pool() { return *pool_; }

 private:
  std::unique_ptr<ConnectionPool> pool_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_POSTGRES_DATABASE_H_
