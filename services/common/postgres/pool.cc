#include "services/common/postgres/pool.h"

namespace candour {

ConnectionPool::ConnectionPool(std::string conninfo, int most_connections, absl::Duration wait)
    : conninfo_(std::move(conninfo)), most_connections_(most_connections), wait_(wait) {}

void ConnectionPool::Prepare(std::string name, std::string sql) {
  const std::lock_guard lock(mutex_);
  statements_.emplace_back(std::move(name), std::move(sql));
}

std::unique_ptr<pqxx::connection> ConnectionPool::Borrow() {
  {
    std::unique_lock lock(mutex_);
    const bool free = came_back_.wait_for(lock, absl::ToChronoMilliseconds(wait_),
                                          [this] { return lent_ < most_connections_; });
    if (!free) throw PoolExhausted();
    ++lent_;
    if (!idle_.empty()) {
      std::unique_ptr<pqxx::connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  try {
    return Open();
  } catch (...) {
    Forget();
    throw;
  }
}

std::unique_ptr<pqxx::connection> ConnectionPool::Open() {
  auto connection = std::make_unique<pqxx::connection>(conninfo_);
  const std::lock_guard lock(mutex_);
  for (const auto& [name, sql] : statements_) connection->prepare(name, sql);
  return connection;
}

void ConnectionPool::Return(std::unique_ptr<pqxx::connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    idle_.push_back(std::move(connection));
  }
  came_back_.notify_one();
}

void ConnectionPool::Forget() {
  std::vector<std::unique_ptr<pqxx::connection>> stale;
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    stale.swap(idle_);
  }
  came_back_.notify_one();
}

}  // namespace candour
