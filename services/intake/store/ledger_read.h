// What an attempt reads before it decides.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_LEDGER_READ_H_
#define CANDOUR_SERVICES_INTAKE_STORE_LEDGER_READ_H_

#include <optional>
#include <pqxx/pqxx>
#include <string>

#include "services/common/postgres/database.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

void PrepareLedgerRead(Database& database);

// The head, then what is wanted. Nothing when the authority has no ledger yet. With `hold_head` no
// other transaction moves the head until `tx` ends.
std::optional<LedgerView> ReadLedger(pqxx::work& tx, const std::string& authority_id,
                                     const Wanted& wanted, bool hold_head);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_LEDGER_READ_H_
