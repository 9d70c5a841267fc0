#include "services/common/postgres/transact.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/pool.h"

namespace candour {
namespace {

absl::Status Broken(bool committing) {
  if (committing) return absl::UnknownError("the change may or may not have been kept");
  return absl::UnavailableError("the database is not answering");
}

// Class 57P: shutdown, crash, terminated by an administrator, starting up.
bool LostTheServer(const pqxx::sql_error& error) {
  return error.sqlstate().compare(0, 3, "57P") == 0 || error.sqlstate().compare(0, 2, "08") == 0;
}

// What the exception in flight means. Call only inside a catch.
absl::Status StatusOfException(bool committing) {
  try {
    throw;
  } catch (const PoolExhausted& e) {
    return absl::ResourceExhaustedError(e.what());
  } catch (const pqxx::broken_connection&) {
    return Broken(committing);
  } catch (const pqxx::in_doubt_error&) {
    return Broken(true);
  } catch (const pqxx::statement_completion_unknown&) {
    return Broken(committing);
  } catch (const pqxx::transaction_rollback&) {  // serialisation failures and deadlocks
    return absl::AbortedError("two changes met, try again");
  } catch (const pqxx::unique_violation&) {
    return absl::AlreadyExistsError("already recorded");
  } catch (const pqxx::sql_error& e) {
    if (LostTheServer(e)) return Broken(committing);
    return absl::InternalError(absl::StrCat(e.what(), " [", e.sqlstate(), "]"));
  } catch (const NulInText& e) {
    return absl::InvalidArgumentError(e.what());
  } catch (const std::exception& e) {
    return absl::InternalError(e.what());
  }
}

absl::Status Run(Database& database, const std::function<absl::Status(pqxx::work&)>& work) {
  ConnectionPool& pool = database.Pool();
  bool borrowed = false;
  bool committing = false;
  try {
    std::unique_ptr<pqxx::connection> connection = pool.Borrow();
    borrowed = true;
    absl::Status result;
    {
      pqxx::work tx(*connection);
      result = work(tx);
      if (result.ok()) {
        committing = true;
        tx.commit();
      }
    }
    // A connection that threw is dropped on the way out; only a sound one comes back here.
    pool.Return(std::move(connection));
    return result;
  } catch (...) {
    if (borrowed) pool.Forget();
    return StatusOfException(committing);
  }
}

void ChooseAuthority(pqxx::transaction_base& tx, std::string_view authority_id) {
  Query(tx, "SELECT set_config('candour.authority_id', $1, true)", std::string{authority_id});
}

}  // namespace

absl::Status Transact(Database& database, const std::function<absl::Status(pqxx::work&)>& work) {
  return Run(database, work);
}

absl::Status TransactFor(Database& database, std::string_view authority_id,
                         const std::function<absl::Status(pqxx::work&)>& work) {
  return Run(database, [&](pqxx::work& tx) {
    ChooseAuthority(tx, authority_id);
    return work(tx);
  });
}

absl::Status ReadFor(Database& database, std::string_view authority_id,
                     const std::function<absl::Status(pqxx::transaction_base&)>& work) {
  return Run(database, [&](pqxx::work& tx) {
    tx.exec("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    ChooseAuthority(tx, authority_id);
    return work(tx);
  });
}

std::string BytesFrom(const pqxx::field& field) {
  if (field.is_null()) return {};
  const pqxx::binarystring octets(field);
  return std::string(octets.get(), octets.size());
}

}  // namespace candour
