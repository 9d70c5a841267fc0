#ifndef CANDOUR_TESTS_SUPPORT_LAW_H_
#define CANDOUR_TESTS_SUPPORT_LAW_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/common/calendar/calendar.h"
#include "services/common/reference/reference.h"

namespace candour::tests {

// The reference data of this source tree, loaded once. Ends the test program when it is not sound.
const Reference& Law();

// England and Wales 2024 to 2028.
const Calendar& England();

// The version of a procedure that counts today.
const reference::v1::Procedure& Procedure(const std::string& id);

// Every procedure in the version that counts today.
std::vector<const reference::v1::Procedure*> InForce();

// The day written as "2026-12-18".
absl::CivilDay Day(const std::string& text);

// The first day from `first` to `last` for which `fails` is true: the counterexample to a property
// that holds on every day, or none.
std::optional<absl::CivilDay> FirstDay(absl::CivilDay first, absl::CivilDay last,
                                       const std::function<bool(absl::CivilDay)>& fails);

}  // namespace candour::tests

#endif  // CANDOUR_TESTS_SUPPORT_LAW_H_
