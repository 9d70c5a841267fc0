#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_PARSE_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_PARSE_H_

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace candour {

// Fills `message` from `text`, protobuf in its text form. Fails with InvalidArgument naming `file`,
// the line and the column, counted from 1, and the field that was not understood.
absl::Status ParseText(const std::string& file, const std::string& text,
                       google::protobuf::Message& message);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_PARSE_H_
