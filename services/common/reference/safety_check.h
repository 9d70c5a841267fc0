#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_SAFETY_CHECK_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_SAFETY_CHECK_H_

#include "absl/status/status.h"
#include "candour/reference/v1/safety.pb.h"

namespace candour {

// Whether every phrase of the cues can be read: words with text, lists of words that exist, and no
// gap at either end. Fails with InvalidArgument naming the field, such as "kinds[0].phrases[3]: …".
absl::Status CheckSafetyCues(const reference::v1::SafetyCues& cues);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_SAFETY_CHECK_H_
