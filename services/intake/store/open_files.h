// Reads the files of all open cases of an authority.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_OPEN_FILES_H_
#define CANDOUR_SERVICES_INTAKE_STORE_OPEN_FILES_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// Shows `visit` every case of the authority that waits for its answer and of which the subject
// `reader` may know, in one transaction. Blocks; Unavailable when the database does not answer.
absl::Status ReadOpenFiles(Database& database, const std::string& authority_id,
                           const std::string& reader,
                           const std::function<void(const ledger::v1::CaseFile&)>& visit);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_OPEN_FILES_H_
