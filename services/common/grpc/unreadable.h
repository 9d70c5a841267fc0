// Requests that cannot be parsed, and which field is to blame.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_UNREADABLE_H_
#define CANDOUR_SERVICES_COMMON_GRPC_UNREADABLE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace candour {

// Protobuf refuses a request with a text that is not UTF-8 before any handler sees it, gRPC then
// answers UNIMPLEMENTED, and the field's name stands nowhere but in a line that protobuf writes to
// its log. ListenToParser takes that line, which would repeat on standard error, and keeps the name
// for the thread. Call once, before the first server starts.
void ListenToParser();

// Whether protobuf refused a text since this thread last asked WhyUnreadable.
bool ParserComplained();

// The status for the request that this thread just failed to parse: InvalidArgument naming the
// field when it held a text that is not UTF-8. Forgets it.
absl::Status WhyUnreadable();

// The field in protobuf's complaint, "points.text" style names cut to the last part; empty: none.
std::string FieldComplainedOf(std::string_view line);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_UNREADABLE_H_
