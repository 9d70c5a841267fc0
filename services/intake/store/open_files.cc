#include "services/intake/store/open_files.h"

#include "services/common/postgres/transact.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

// Received, acknowledged, being investigated: what IsOpen says.
constexpr const char* kOpen = R"sql(
    SELECT c.file
    FROM intake.case_file c
    WHERE c.authority_id = $1 AND c.status IN (1, 2, 3)
      AND ($2 = '' OR intake.may_see(c.seen_only, c.seen_except, $2))
)sql";

}  // namespace

absl::Status ReadOpenFiles(Database& database, const std::string& authority_id,
                           const std::string& reader,
                           const std::function<void(const ledger::v1::CaseFile&)>& visit) {
  return ReadFor(database, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kOpen, authority_id, reader)) {
      visit(FileFrom(row["file"]));
    }
    return absl::OkStatus();
  });
}

}  // namespace candour::intake
