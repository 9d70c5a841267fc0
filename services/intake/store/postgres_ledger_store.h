// The writing side of the ledger in PostgreSQL.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_POSTGRES_LEDGER_STORE_H_
#define CANDOUR_SERVICES_INTAKE_STORE_POSTGRES_LEDGER_STORE_H_

#include <string>

#include "services/common/postgres/database.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// LedgerStore over the schemas ledger and intake, as the role candour_intake.
//
// An attempt is one READ COMMITTED transaction. It reads the head first, so whatever it reads later
// is as new, and writes with one statement that begins with the head's compare-and-swap.
class PostgresLedgerStore : public LedgerStore {
 public:
  // Prepares its statements on `database`, which has not been used yet and outlives the store.
  explicit PostgresLedgerStore(Database& database);

  absl::StatusOr<bool> Attempt(const std::string& authority_id, const Wanted& wanted,
                               bool hold_head, const Decide& decide) override;

 private:
  // One transaction. NotFound: the authority has no ledger yet; Aborted: the head moved.
  absl::Status TryOnce(const std::string& authority_id, const Wanted& wanted, bool hold_head,
                       const Decide& decide);
  absl::Status OpenLedger(const std::string& authority_id);

  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_POSTGRES_LEDGER_STORE_H_
