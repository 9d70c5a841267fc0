#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_COUNCIL_CHECK_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_COUNCIL_CHECK_H_

#include "absl/status/status.h"
#include "candour/reference/v1/council.pb.h"

namespace candour {

// Whether the message says what a council's cases may name: codes once in each list, each with its
// name, and whom to call when somebody is unsafe. Fails with InvalidArgument naming the field, such
// as "providers[2].code: …".
absl::Status CheckCouncil(const reference::v1::Council& council);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_COUNCIL_CHECK_H_
