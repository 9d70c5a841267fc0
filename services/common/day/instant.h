#ifndef CANDOUR_SERVICES_COMMON_DAY_INSTANT_H_
#define CANDOUR_SERVICES_COMMON_DAY_INSTANT_H_

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"

namespace candour {

// The instant that the message names, to the nanosecond.
absl::Time InstantFrom(const google::protobuf::Timestamp& message);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_DAY_INSTANT_H_
