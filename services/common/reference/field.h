#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_FIELD_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_FIELD_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "candour/type/v1/day.pb.h"

namespace candour {

// InvalidArgument "field: problem".
absl::Status Refuse(std::string_view field, std::string_view problem);

// Fails unless `value` holds something.
absl::Status CheckPresent(std::string_view field, std::string_view value);

// Fails unless `value` is a day that exists.
absl::Status CheckDay(std::string_view field, const type::v1::Day& value);

// Fails unless `value` is at least one, as a version must be.
absl::Status CheckVersion(std::string_view field, int value);

// The name of one entry of a list, such as "holidays[3]".
std::string Entry(std::string_view list, int index);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_FIELD_H_
