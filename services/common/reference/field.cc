#include "services/common/reference/field.h"

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"

namespace candour {

absl::Status Refuse(std::string_view field, std::string_view problem) {
  return absl::InvalidArgumentError(absl::StrCat(std::string(field), ": ", std::string(problem)));
}

absl::Status CheckPresent(std::string_view field, std::string_view value) {
  return value.empty() ? Refuse(field, "is missing") : absl::OkStatus();
}

absl::Status CheckDay(std::string_view field, const type::v1::Day& value) {
  const absl::Status exists = DayFrom(value).status();
  return exists.ok() ? exists : Refuse(field, std::string(exists.message()));
}

absl::Status CheckVersion(std::string_view field, int value) {
  return value < 1 ? Refuse(field, "must be at least 1") : absl::OkStatus();
}

std::string Entry(std::string_view list, int index) {
  return absl::StrCat(std::string(list), "[", index, "]");
}

}  // namespace candour
