// Cases that another system left open, for `candour import --open`.
#ifndef CANDOUR_CLIENTS_CLI_OPEN_IMPORT_H_
#define CANDOUR_CLIENTS_CLI_OPEN_IMPORT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/intake/v1/intake.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "clients/cli/session.h"

namespace candour::cli {

// What `line`, one submission as protobuf JSON, asks for. It has a source and `ongoing`; the
// request_id follows from the source, so that taking it over again does it once. Fails with a
// FieldError.
absl::StatusOr<intake::v1::SubmitRequest> OpenCaseFrom(const std::string& line,
                                                       const std::string& authority);

// The dates of open duties of `file` before `today`, "RESPONSE Mon 20 Apr 2026" each.
std::vector<std::string> MissedDates(const ledger::v1::CaseFile& file, absl::CivilDay today);

// Takes every line of `path` over and lists the dates already missed. Gives the exit code: 1 when a
// line was refused or a date is missed.
int ImportOpen(Session& session, const std::string& path);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_OPEN_IMPORT_H_
