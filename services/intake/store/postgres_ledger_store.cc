#include "services/intake/store/postgres_ledger_store.h"

#include <optional>

#include "services/common/postgres/transact.h"
#include "services/intake/store/ledger_read.h"
#include "services/intake/store/ledger_write.h"

namespace candour::intake {
PostgresLedgerStore::PostgresLedgerStore(Database& database) : database_(database) {
  PrepareLedgerRead(database_);
  PrepareLedgerWrite(database_);
  database_.Prepare("ledger_open", R"sql(
      INSERT INTO ledger.head (authority_id, seq, hash, recorded_at, reference_year,
                               reference_serial)
      VALUES ($1, 0, $2, timestamptz 'epoch', 0, 0)
  )sql");
}

absl::StatusOr<bool> PostgresLedgerStore::Attempt(const std::string& authority_id,
                                                  const Wanted& wanted, bool hold_head,
                                                  const Decide& decide) {
  absl::Status status = TryOnce(authority_id, wanted, hold_head, decide);
  if (absl::IsNotFound(status)) {
    const absl::Status opened = OpenLedger(authority_id);
    if (!opened.ok()) return opened;
    status = TryOnce(authority_id, wanted, hold_head, decide);
  }
  if (status.ok()) return true;
  if (absl::IsAborted(status)) return false;
  return status;
}

absl::Status PostgresLedgerStore::TryOnce(const std::string& authority_id, const Wanted& wanted,
                                          bool hold_head, const Decide& decide) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const std::optional<LedgerView> view = ReadLedger(tx, authority_id, wanted, hold_head);
    if (!view) return absl::NotFoundError("no ledger yet");
    const LedgerWrite write = decide(*view);
    if (write.IsEmpty()) return absl::OkStatus();
    if (WriteLedger(tx, authority_id, view->head, write)) return absl::OkStatus();
    return absl::AbortedError("another writer moved the head");
  });
}

absl::Status PostgresLedgerStore::OpenLedger(const std::string& authority_id) {
  const LedgerHead empty;
  const absl::Status status = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    QueryPrepared(tx, "ledger_open", authority_id, Bytes(empty.hash));
    return absl::OkStatus();
  });
  // Another process may have opened it in between.
  return absl::IsAlreadyExists(status) ? absl::OkStatus() : status;
}

}  // namespace candour::intake
