#include "services/analytics/domain/control_chart.h"

#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

const std::vector<double> kEight = {18, 21, 19, 24, 20, 17, 22, 24};  // their mean is 20.625

TEST(CChartTest, S21SetsThreeStandardDeviationsAroundTheMean) {
  const ControlLimits limits = CChartLimits(kEight);

  EXPECT_NEAR(limits.centre, 20.625, 1e-9);
  EXPECT_NEAR(limits.upper, 34.2494, 1e-4);
  EXPECT_NEAR(*limits.lower, 7.0006, 1e-4);
}

TEST(CChartTest, S23HasNoLowerLimitWhereItWouldBeBelowZero) {
  const ControlLimits limits = CChartLimits({2, 3, 2, 3});

  EXPECT_FALSE(limits.lower.has_value());
}

TEST(CChartTest, DrawsNoLimitsForFewerThanTwelvePoints) {
  EXPECT_FALSE(CChart(kEight).has_value());
  EXPECT_TRUE(CChart(std::vector<double>(12, 20)).has_value());
}

TEST(XmrChartTest, TakesItsWidthFromTheMovingRange) {
  const ControlLimits limits = XmrLimits({10, 12, 9, 13});  // moving ranges 2, 3, 4

  EXPECT_NEAR(limits.centre, 11, 1e-9);
  EXPECT_NEAR(limits.upper, 11 + 2.66 * 3, 1e-9);
  EXPECT_NEAR(*limits.lower, 11 - 2.66 * 3, 1e-9);
  EXPECT_NEAR(*limits.upper_moving_range, 3.267 * 3, 1e-9);
}

TEST(XmrChartTest, DrawsNoLimitsForFewerThanTwelvePoints) {
  EXPECT_FALSE(XmrChart(kEight).has_value());
}

}  // namespace
}  // namespace candour::analytics
