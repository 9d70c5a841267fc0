#include "services/intake/store/authority_reader.h"

#include "services/common/postgres/transact.h"

namespace candour::intake {

absl::StatusOr<ledger::v1::AuthorityFile> ReadAuthority(Database& database,
                                                        const std::string& authority_id) {
  ledger::v1::AuthorityFile file;
  const absl::Status read = ReadFor(database, authority_id, [&](pqxx::transaction_base& tx) {
    const pqxx::result rows =
        Query(tx, "SELECT authority_file FROM ledger.head WHERE authority_id = $1", authority_id);
    if (rows.empty() || file.ParseFromString(BytesFrom(rows[0]["authority_file"]))) {
      return absl::OkStatus();
    }
    return absl::InternalError("the authority's file cannot be read");
  });
  if (!read.ok()) return read;
  return file;
}

}  // namespace candour::intake
