// Control limits for a series of counts (rules ).
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_CONTROL_CHART_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_CONTROL_CHART_H_

#include <optional>
#include <vector>

namespace candour::analytics {

struct ControlLimits {
  double centre = 0;
  double upper = 0;
  // Empty when the formula gives a number below zero, which no count can reach.
  std::optional<double> lower;
  // XmR only: the upper limit of the moving range.
  std::optional<double> upper_moving_range;
};

// The c-chart, for steady exposure: mean ± 3 √mean. Empty for fewer than twelve points, where a run
// chart with its median says all that can be said.
std::optional<ControlLimits> CChart(const std::vector<double>& counts);

// The XmR chart: mean ± 2.66 mean moving range. Empty for fewer than twelve points.
std::optional<ControlLimits> XmrChart(const std::vector<double>& values);

// The limits themselves, whatever the number of points; `values` is not empty.
ControlLimits CChartLimits(const std::vector<double>& counts);
ControlLimits XmrLimits(const std::vector<double>& values);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_CONTROL_CHART_H_
