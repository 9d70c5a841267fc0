// Whether the database is new enough.
#ifndef CANDOUR_SERVICES_CANDOURD_SCHEMA_H_
#define CANDOUR_SERVICES_CANDOURD_SCHEMA_H_

#include <string>

#include "absl/status/status.h"
#include "services/common/postgres/database.h"

namespace candour {

// Asks whether the migration of number `version`, such as "20261121000400", has run. A newer schema
// is fine. FailedPrecondition when it has not, or none has; Unavailable when the database does not
// answer.
absl::Status CheckSchema(Database& database, const std::string& version);

}  // namespace candour

#endif  // CANDOUR_SERVICES_CANDOURD_SCHEMA_H_
