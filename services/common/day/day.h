#ifndef CANDOUR_SERVICES_COMMON_DAY_DAY_H_
#define CANDOUR_SERVICES_COMMON_DAY_DAY_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/type/v1/day.pb.h"

namespace candour {

// The day that the message names. Fails with InvalidArgument when there is no such day, such as 30
// February, or when the year is not within 1 to 9999.
absl::StatusOr<absl::CivilDay> DayFrom(const type::v1::Day& message);

// The message for `day`, whose year must be within 1 to 9999.
type::v1::Day ToMessage(absl::CivilDay day);

// The day as people read it in a letter, such as "Wednesday 3 February 2027".
std::string InWords(absl::CivilDay day);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_DAY_DAY_H_
