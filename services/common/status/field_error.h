// Errors that name the field they are about.
#ifndef CANDOUR_SERVICES_COMMON_STATUS_FIELD_ERROR_H_
#define CANDOUR_SERVICES_COMMON_STATUS_FIELD_ERROR_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace candour {

// One thing that is wrong with one field, worded for the person at the form.
struct FieldViolation {
  // Path from the request's root, for example submit.points[0].text.
  std::string field;
  std::string message;
};

// InvalidArgument about one field. The message reads "<field>: <message>".
absl::Status FieldError(std::string_view field, std::string_view message);

// InvalidArgument about several; `violations` must not be empty.
absl::Status FieldErrors(const std::vector<FieldViolation>& violations);

// `status`, which is no success, with its code and sentence, saying besides that it is about
// `field`: for what is wrong with a field only in the light of what is recorded, such as a version.
absl::Status AboutField(absl::Status status, std::string_view field);

// What FieldError or AboutField put into `status`; empty for any other status.
std::vector<FieldViolation> FieldViolationsOf(const absl::Status& status);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_STATUS_FIELD_ERROR_H_
