// Reads what an authority has decided for all of its cases.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_AUTHORITY_READER_H_
#define CANDOUR_SERVICES_INTAKE_STORE_AUTHORITY_READER_H_

#include <string>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/authority.pb.h"
#include "services/common/postgres/database.h"

namespace candour::intake {

// The authority's file as it stands at the head; an empty one for an authority without a ledger.
// Unavailable when the database does not answer.
absl::StatusOr<ledger::v1::AuthorityFile> ReadAuthority(Database& database,
                                                        const std::string& authority_id);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_AUTHORITY_READER_H_
