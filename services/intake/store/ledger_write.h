// The one statement that writes a batch.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_LEDGER_WRITE_H_
#define CANDOUR_SERVICES_INTAKE_STORE_LEDGER_WRITE_H_

#include <pqxx/pqxx>
#include <string>

#include "services/common/postgres/database.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

void PrepareLedgerWrite(Database& database);

// Moves the head of `authority_id` from `from` to write.head and writes all of `write`. False, and
// nothing is written, when the head is not at `from`. Throws when a row that it should change is
// not there.
bool WriteLedger(pqxx::work& tx, const std::string& authority_id, const LedgerHead& from,
                 const LedgerWrite& write);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_LEDGER_WRITE_H_
