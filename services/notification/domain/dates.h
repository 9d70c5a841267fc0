// The dates that a text names.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DATES_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DATES_H_

#include <set>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace candour::notification {

// Every "3 February 2027" in `text`, with or without the day of the week, in any case of letters.
// InvalidArgument when there is no such day or the day of the week is not that day's.
absl::StatusOr<std::set<absl::CivilDay>> DatesIn(std::string_view text);

// OK when every date in `text` is one of `known` (NG-4); InvalidArgument naming one that is not.
absl::Status CheckDates(std::string_view text, const std::set<absl::CivilDay>& known);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DATES_H_
