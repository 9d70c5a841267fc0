#include "services/common/day/instant.h"

namespace candour {

absl::Time InstantFrom(const google::protobuf::Timestamp& message) {
  return absl::FromUnixSeconds(message.seconds()) + absl::Nanoseconds(message.nanos());
}

}  // namespace candour
