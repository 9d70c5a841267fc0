#include "services/analytics/domain/response_time.h"

#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

TEST(PercentileTest, LiesBetweenTheTwoNearestDays) {
  const DaysHistogram days = {{10, 2}, {20, 1}, {30, 1}};

  EXPECT_DOUBLE_EQ(*Percentile(days, 0.5), 15);
  EXPECT_DOUBLE_EQ(*Percentile(days, 0.9), 27);
  EXPECT_DOUBLE_EQ(*Percentile(days, 1), 30);
}

TEST(PercentileTest, IsEmptyWhenNothingWasAnswered) {
  EXPECT_FALSE(Percentile({}, 0.5).has_value());
  EXPECT_FALSE(Mean({}).has_value());
}

TEST(MeanTest, WeighsEveryComplaintAlike) { EXPECT_DOUBLE_EQ(*Mean({{10, 3}, {30, 1}}), 15); }

TEST(MedianWithOpenTest, IsThePlainMedianWhenNothingIsOpen) {
  EXPECT_EQ(MedianWithOpen({{5, 1}, {10, 1}, {20, 1}, {40, 1}}, {}), 10);
}

TEST(MedianWithOpenTest, CountsOpenComplaintsAsStillWaiting) {
  // Of six at risk one is answered at 5 (5/6 left), of four one at 10 (5/8), of two one at 30.
  EXPECT_EQ(MedianWithOpen({{5, 1}, {10, 1}, {30, 1}}, {{8, 1}, {25, 1}, {60, 1}}), 30);
}

TEST(MedianWithOpenTest, IsEmptyWhileFewerThanHalfAreAnswered) {
  EXPECT_FALSE(MedianWithOpen({{5, 1}}, {{20, 3}}).has_value());
}

}  // namespace
}  // namespace candour::analytics
