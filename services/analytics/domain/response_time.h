// Times to respond: percentiles and the Kaplan-Meier median, from counts by working days.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_RESPONSE_TIME_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_RESPONSE_TIME_H_

#include <cstdint>
#include <map>
#include <optional>

namespace candour::analytics {

// Working days → number of complaints.
using DaysHistogram = std::map<int, std::int64_t>;

// The percentile of type 7 (linear between the two nearest), for `share` from 0 to 1. Empty when
// there is nothing to rank.
std::optional<double> Percentile(const DaysHistogram& days, double share);

std::optional<double> Mean(const DaysHistogram& days);

std::int64_t Number(const DaysHistogram& days);

// The first number of working days by which half of all complaints are estimated to be answered,
// open ones being counted as still waiting for as long as they have been open (the Kaplan-Meier
// estimate). Empty while the estimate has not come down to one half.
std::optional<int> MedianWithOpen(const DaysHistogram& answered, const DaysHistogram& open);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_RESPONSE_TIME_H_
