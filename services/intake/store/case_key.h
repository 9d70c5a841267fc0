#ifndef CANDOUR_SERVICES_INTAKE_STORE_CASE_KEY_H_
#define CANDOUR_SERVICES_INTAKE_STORE_CASE_KEY_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour::intake {

// How a person names a case: exactly one of the two is set.
struct CaseKey {
  // UUID, lower case.
  std::string complaint_id;
  // In its written form, check digit included.
  std::string reference;
};

// Reads a complaint_id or a reference as typed. InvalidArgument (FieldError on "case") when it is
// neither, or when the reference's check digit is wrong.
absl::StatusOr<CaseKey> ParseCaseKey(std::string_view typed);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CASE_KEY_H_
