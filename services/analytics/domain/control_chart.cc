#include "services/analytics/domain/control_chart.h"

#include <cmath>
#include <numeric>

namespace candour::analytics {
namespace {

constexpr std::size_t kFewestPoints = 12;
constexpr double kXmrFactor = 2.66;
constexpr double kMovingRangeFactor = 3.267;

double MeanOf(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

ControlLimits Around(double centre, double half) {
  ControlLimits limits{centre, centre + half, std::nullopt, std::nullopt};
  if (centre - half >= 0) limits.lower = centre - half;
  return limits;
}

double MeanMovingRange(const std::vector<double>& values) {
  if (values.size() < 2) return 0;
  double sum = 0;
  for (std::size_t i = 1; i < values.size(); ++i) sum += std::abs(values[i] - values[i - 1]);
  return sum / static_cast<double>(values.size() - 1);
}

}  // namespace

ControlLimits CChartLimits(const std::vector<double>& counts) {
  const double centre = MeanOf(counts);
  return Around(centre, 3 * std::sqrt(centre));
}

ControlLimits XmrLimits(const std::vector<double>& values) {
  const double range = MeanMovingRange(values);
  ControlLimits limits = Around(MeanOf(values), kXmrFactor * range);
  limits.upper_moving_range = kMovingRangeFactor * range;
  return limits;
}

std::optional<ControlLimits> CChart(const std::vector<double>& counts) {
  if (counts.size() < kFewestPoints) return std::nullopt;
  return CChartLimits(counts);
}

std::optional<ControlLimits> XmrChart(const std::vector<double>& values) {
  if (values.size() < kFewestPoints) return std::nullopt;
  return XmrLimits(values);
}

}  // namespace candour::analytics
