#ifndef CANDOUR_SERVICES_INTAKE_STORE_PAGE_TOKEN_H_
#define CANDOUR_SERVICES_INTAKE_STORE_PAGE_TOKEN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour::intake {

// The last case of a page, behind which the next page begins.
struct PagePosition {
  // Receipt, microseconds since 1970.
  std::int64_t received_at = 0;
  std::string complaint_id;
};

// An opaque token for `position`, safe in an address.
std::string TokenOf(const PagePosition& position);

// InvalidArgument (FieldError on "page_token") for what TokenOf did not make.
absl::StatusOr<PagePosition> PositionOf(std::string_view token);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_PAGE_TOKEN_H_
