// Instants of the stored vocabulary: whole microseconds.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INSTANT_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INSTANT_H_

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"

namespace candour::intake {

// The instant of the message; what is finer than a microsecond is dropped.
absl::Time InstantFrom(const google::protobuf::Timestamp& message);

// The message of the instant; what is finer than a microsecond is dropped.
google::protobuf::Timestamp ToTimestamp(absl::Time instant);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INSTANT_H_
