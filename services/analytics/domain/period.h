// Council years, which run from 1 April to 31 March (SI 2009/309 reg 18(2)), and their quarters.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_PERIOD_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_PERIOD_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace candour::analytics {

// A quarter of a council year, or the whole year when `quarter` is empty.
struct Period {
  int start_year = 0;          // 2026 for 2026-27
  std::optional<int> quarter;  // 1 (April to June) to 4 (January to March)

  friend bool operator==(const Period&, const Period&) = default;
};

// Reads "2026-27/Q2" or "2026-27". InvalidArgument names what is wrong: the shape, a second year
// that does not follow the first, or a quarter outside 1 to 4.
absl::StatusOr<Period> ParsePeriod(std::string_view text);

// The form that ParsePeriod reads.
std::string FormatPeriod(const Period& period);

// "Quarter 2 of 2026-27, July to September 2026" or "the year 2026-27, April 2026 to March 2027".
std::string DescribePeriod(const Period& period);

absl::CivilDay FirstDay(const Period& period);
absl::CivilDay LastDay(const Period& period);

// Both days counted.
int DaysIn(const Period& period);

bool Contains(const Period& period, absl::CivilDay day);

// The quarter before a quarter, the year before a year.
Period Previous(const Period& period);

// The same quarter a year earlier; the year before a year.
Period YearAgo(const Period& period);

// The quarter in which `day` lies.
Period QuarterOf(absl::CivilDay day);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_PERIOD_H_
