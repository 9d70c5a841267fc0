#include "services/candourd/schema.h"

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"

namespace candour {

absl::Status CheckSchema(Database& database, const std::string& version) {
  return Transact(database, [&version](pqxx::work& tx) {
    const absl::Status too_old = absl::FailedPreconditionError(
        absl::StrCat("the schema is too old: migration ", version, " has not run"));
    const bool kept = Query(tx, "SELECT to_regclass('public.schema_migrations') IS NOT NULL")
                          .front()[0]
                          .as<bool>();
    if (!kept) return too_old;
    const pqxx::result rows =
        Query(tx, "SELECT 1 FROM public.schema_migrations WHERE version = $1", version);
    return rows.empty() ? too_old : absl::OkStatus();
  });
}

}  // namespace candour
