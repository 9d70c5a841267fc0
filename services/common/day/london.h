#ifndef CANDOUR_SERVICES_COMMON_DAY_LONDON_H_
#define CANDOUR_SERVICES_COMMON_DAY_LONDON_H_

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace candour {

// Europe/London. Ends the process when the machine has no time zone data: no date could be right.
absl::TimeZone London();

// The day on which `instant` falls in London. 23:59:59 BST still belongs to the day that ends.
absl::CivilDay LondonDay(absl::Time instant);

// The instant at which `day` ends in London: 23:59:59, the last second that counts.
absl::Time EndOfDay(absl::CivilDay day);

// The instant of `hour` (0 to 23) and `minute` (0 to 59) on `day` in London. An hour that occurs
// twice, when the clocks go back, means the first; one that does not exist, when they go forward,
// means the first instant after the gap, 02:00.
absl::Time AtLocalHour(absl::CivilDay day, int hour, int minute = 0);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_DAY_LONDON_H_
