// Connections to one database, lent out and taken back.
#ifndef CANDOUR_SERVICES_COMMON_POSTGRES_POOL_H_
#define CANDOUR_SERVICES_COMMON_POSTGRES_POOL_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"

namespace candour {

// No connection came free in time.
class PoolExhausted : public std::runtime_error {
 public:
  PoolExhausted() : std::runtime_error("every connection to the database is taken") {}
};

// A bounded set of connections. Thread-safe; each connection belongs to one borrower at a time.
class ConnectionPool {
 public:
  // Opens nothing yet. `wait` is how long Borrow waits for a connection to come back.
  ConnectionPool(std::string conninfo, int most_connections, absl::Duration wait);

  // A statement that every connection opened from now on knows by `name`. Call before first use.
  void Prepare(std::string name, std::string sql);

  // A connection, an idle one if there is one. Throws PoolExhausted, and broken_connection when a
  // new one cannot be opened.
  std::unique_ptr<pqxx::connection> Borrow();

  // Takes a sound connection back.
  void Return(std::unique_ptr<pqxx::connection> connection);

  // A borrowed connection was destroyed. The idle ones go too: what broke one most often broke all.
  void Forget();

 private:
  std::unique_ptr<pqxx::connection> Open();

  const std::string conninfo_;
  const int most_connections_;
  const absl::Duration wait_;
  std::mutex mutex_;
  std::condition_variable came_back_;
  std::vector<std::pair<std::string, std::string>> statements_;
  std::vector<std::unique_ptr<pqxx::connection>> idle_;
  int lent_ = 0;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_POSTGRES_POOL_H_
