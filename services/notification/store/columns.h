// Values on their way into columns and out of them.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_COLUMNS_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_COLUMNS_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/obligation.pb.h"

namespace candour::notification {

// To whom a notice of the complainant's goes; part of its key (G-1).
inline constexpr const char* kComplainant = "complainant";

// An instant for a parameter $n::timestamptz.
std::string InstantText(absl::Time time);

// An instant that SQL gave as microseconds since 1970.
absl::Time InstantOf(std::int64_t microseconds);

// The last day for a parameter $n::date; nothing when it is not computable.
std::optional<std::string> DueByText(const ledger::v1::Obligation& obligation);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_COLUMNS_H_
