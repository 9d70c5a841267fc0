// Transactions: where libpqxx's exceptions become statuses.
#ifndef CANDOUR_SERVICES_COMMON_POSTGRES_TRANSACT_H_
#define CANDOUR_SERVICES_COMMON_POSTGRES_TRANSACT_H_

#include <cstdint>
#include <functional>
#include <pqxx/pqxx>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/common/postgres/database.h"

namespace candour {

// Runs `work` in one READ COMMITTED transaction, commits it when `work` returns OK and rolls it
// back otherwise. `work` may throw; it runs at most once. Besides the statuses of `work`:
//   Aborted            serialisation failure or deadlock: try again;
//   AlreadyExists      a unique key is taken;
//   InvalidArgument    a text holds NUL (ArrayLiteral);
//   ResourceExhausted  no connection came free in time;
//   Unavailable        the connection broke; nothing was written;
//   Unknown            the connection broke in the commit, which may or may not have been kept;
//   Internal           anything else.
absl::Status Transact(Database& database, const std::function<absl::Status(pqxx::work&)>& work);

// Transact, after telling row-level security that this transaction is about `authority_id`.
absl::Status TransactFor(Database& database, std::string_view authority_id,
                         const std::function<absl::Status(pqxx::work&)>& work);

// Transact in one snapshot, read only: every statement of `work` sees the same instant.
absl::Status ReadFor(Database& database, std::string_view authority_id,
                     const std::function<absl::Status(pqxx::transaction_base&)>& work);

// One statement with its parameters. libpqxx 7.10 renamed the call.
template <typename... Args>
pqxx::result Query(pqxx::transaction_base& tx, const char* sql, const Args&... args) {
#if PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10)
  return tx.exec(sql, pqxx::params{args...});
#else
  return tx.exec_params(sql, args...);
#endif
}

// One statement that Database::Prepare named.
template <typename... Args>
pqxx::result QueryPrepared(pqxx::transaction_base& tx, const char* name, const Args&... args) {
#if PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10)
  return tx.exec(pqxx::prepped{name}, pqxx::params{args...});
#else
  return tx.exec_prepared(name, args...);
#endif
}

// How many rows a statement changed.
inline std::int64_t Affected(const pqxx::result& result) {
  return static_cast<std::int64_t>(result.affected_rows());
}

// The octets of a bytea; empty for null.
std::string BytesFrom(const pqxx::field& field);

// A bytea parameter.
#if PQXX_VERSION_MAJOR >= 7
inline std::basic_string<std::byte> Bytes(std::string_view octets) {
  return {reinterpret_cast<const std::byte*>(octets.data()), octets.size()};
}
#else
inline pqxx::binarystring Bytes(std::string_view octets) {
  return pqxx::binarystring(octets.data(), octets.size());
}
#endif

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_POSTGRES_TRANSACT_H_
