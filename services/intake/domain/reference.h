// The number that a person reads out: ASC-2026-000123-4.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_REFERENCE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_REFERENCE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour::intake {

// The reference of the `serial`-th case of `year`: ASC, the year, the serial in six digits or more,
// and a check digit (Damm's) over all digits before it.
//
// The check digit catches every single mistyped digit and every swap of two neighbours.
std::string FormatReference(int year, int serial);

// The reference as FormatReference writes it, from what a person typed: letters in any case, spaces
// and hyphens anywhere or nowhere.
//
// Fails with InvalidArgument (FieldError on "case") when it has not the form of a reference or the
// check digit is wrong.
absl::StatusOr<std::string> ParseReference(std::string_view typed);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_REFERENCE_H_
