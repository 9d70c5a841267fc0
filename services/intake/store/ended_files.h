// Reads the files of cases whose time of keeping may be over.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_ENDED_FILES_H_
#define CANDOUR_SERVICES_INTAKE_STORE_ENDED_FILES_H_

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// Shows `visit` every case of the authority that had ended by `last` and was not erased, the one
// that ended first first, as far as the subject `reader` may know of it. Blocks; Unavailable when
// the database does not answer.
absl::Status ReadEndedFiles(Database& database, const std::string& authority_id,
                            absl::CivilDay last, const std::string& reader,
                            const std::function<void(const ledger::v1::CaseFile&)>& visit);

// Those of `person_ids` who are named on a case that has not ended.
absl::StatusOr<std::set<std::string>> PersonsWithOpenCase(
    Database& database, const std::string& authority_id,
    const std::vector<std::string>& person_ids);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_ENDED_FILES_H_
