// Reading a case for somebody who may perhaps not know of it.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_SIGHT_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_SIGHT_H_

#include <string>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/common/auth/caller.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

// The case, for `caller`. NotFound alike when it is not there and when the caller may not know of
// it.
absl::StatusOr<ledger::v1::CaseFile> CaseFor(const Surroundings& around, const Caller& caller,
                                             const std::string& authority_id,
                                             const std::string& case_key);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_SIGHT_H_
