#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_PROCEDURE_CHECK_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_PROCEDURE_CHECK_H_

#include "absl/status/status.h"
#include "candour/reference/v1/procedure.pb.h"

namespace candour {

// Whether the message is a procedure whose every clock can be computed and explained. Fails with
// InvalidArgument naming the field, such as "clocks[ACK].count: …".
absl::Status CheckProcedure(const reference::v1::Procedure& procedure);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_PROCEDURE_CHECK_H_
