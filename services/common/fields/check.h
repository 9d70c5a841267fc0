// The one descriptor walk at the edge.
#ifndef CANDOUR_SERVICES_COMMON_FIELDS_CHECK_H_
#define CANDOUR_SERVICES_COMMON_FIELDS_CHECK_H_

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace candour {

// Holds `message` to the FieldRule of every field, whole tree: presence, length, number of items,
// form, valid UTF-8 without NUL, known enum values, sane timestamps and days.
//
// Answers with every violation found, at most 20 (FieldViolationsOf), each naming the field and
// saying what to do. Texts of the caller are never repeated in the message.
absl::Status CheckFields(const google::protobuf::Message& message);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_FIELDS_CHECK_H_
