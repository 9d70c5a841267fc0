#include "services/analytics/domain/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace candour::analytics {
namespace {

constexpr double kLimit = 1e-4;  // of a ratio or a limit
constexpr double kOfP = 1e-6;

TEST(CompareRatesTest, S01SeesNoClearChangeFromFiveToTen) {
  const RateComparison got = CompareRates({5, 1}, {10, 1});

  EXPECT_NEAR(got.ratio, 2.0, kLimit);
  EXPECT_NEAR(got.interval.lower, 0.6229, kLimit);
  EXPECT_NEAR(got.interval.upper, 7.4573, kLimit);
  EXPECT_NEAR(got.p, 0.301758, kOfP);
  EXPECT_EQ(Words(got.change), "no clear change");
}

TEST(CompareRatesTest, S03SeesNoClearChangeFromTenToTwenty) {
  const RateComparison got = CompareRates({10, 1}, {20, 1});

  EXPECT_NEAR(got.interval.lower, 0.8935, kLimit);
  EXPECT_NEAR(got.interval.upper, 4.7846, kLimit);
  EXPECT_NEAR(got.p, 0.098737, kOfP);
  EXPECT_EQ(Words(got.change), "no clear change");
}

TEST(CompareRatesTest, S05AllowsForTheLengthOfTheQuarters) {
  const RateComparison got = CompareRates({20, 91}, {40, 92});

  EXPECT_NEAR(got.ratio, 1.9783, kLimit);
  EXPECT_NEAR(got.interval.lower, 1.1295, kLimit);
  EXPECT_NEAR(got.interval.upper, 3.5718, kLimit);
  EXPECT_NEAR(got.p, 0.015164, kOfP);
  EXPECT_EQ(Words(got.change), "likely increase");
}

TEST(CompareRatesTest, S07HasNoUpperLimitWhenThereWereNone) {
  const RateComparison got = CompareRates({0, 1}, {6, 1});

  EXPECT_TRUE(std::isinf(got.ratio));
  EXPECT_NEAR(got.interval.lower, 1.1774, kLimit);
  EXPECT_TRUE(std::isinf(got.interval.upper));
  EXPECT_NEAR(got.p, 0.031250, kOfP);
  EXPECT_EQ(Words(got.change), "likely increase");
}

TEST(CompareRatesTest, S09SeesNoClearChangeFromThirtyToThirtySix) {
  const RateComparison got = CompareRates({30, 1}, {36, 1});

  EXPECT_NEAR(got.ratio, 1.2, kLimit);
  EXPECT_NEAR(got.interval.lower, 0.7186, kLimit);
  EXPECT_NEAR(got.interval.upper, 2.0171, kLimit);
  EXPECT_NEAR(got.p, 0.538583, kOfP);
}

TEST(CompareRatesTest, S11SeesALikelyIncreaseFrom66To100) {
  const RateComparison got = CompareRates({66, 1}, {100, 1});

  EXPECT_NEAR(got.ratio, 1.5152, kLimit);
  EXPECT_NEAR(got.interval.lower, 1.0994, kLimit);
  EXPECT_NEAR(got.interval.upper, 2.1001, kLimit);
  EXPECT_NEAR(got.p, 0.010213, kOfP);
  EXPECT_EQ(Words(got.change), "likely increase");
}

TEST(CompareRatesTest, S13SeesALikelyIncreaseFrom13To27) {
  const RateComparison got = CompareRates({13, 1}, {27, 1});

  EXPECT_NEAR(got.ratio, 2.0769, kLimit);
  EXPECT_NEAR(got.interval.lower, 1.0354, kLimit);
  EXPECT_NEAR(got.interval.upper, 4.3842, kLimit);
  EXPECT_NEAR(got.p, 0.038477, kOfP);
  EXPECT_EQ(Words(got.change), "likely increase");
}

TEST(CompareRatesTest, CallsAFallADecrease) {
  const RateComparison got = CompareRates({40, 92}, {20, 91});

  EXPECT_EQ(Words(got.change), "likely decrease");
  EXPECT_TRUE(IsDecrease(got.change));
  EXPECT_FALSE(IsIncrease(got.change));
  EXPECT_EQ(Words(CompareRates({90, 1}, {30, 1}).change), "clear decrease");
}

TEST(CompareRatesTest, SaysNothingWhenNothingHappened) {
  const RateComparison got = CompareRates({0, 91}, {0, 92});

  EXPECT_EQ(got.p, 1);
  EXPECT_EQ(got.change, Change::kNoClearChange);
  EXPECT_EQ(got.interval.lower, 0);
  EXPECT_TRUE(std::isinf(got.interval.upper));
}

TEST(CompareRatesTest, IsNeverMoreThanCertain) { EXPECT_EQ(CompareRates({7, 1}, {7, 1}).p, 1); }

TEST(BenjaminiHochbergTest, KeepsEveryPUpToTheLastThatPasses) {
  // 0.02 misses its own limit of 0.0167 but 0.03 meets 0.0375, so all before it stay.
  EXPECT_THAT(BenjaminiHochberg({0.03, 0.9, 0.001, 0.03}),
              testing::ElementsAre(true, false, true, true));
}

TEST(BenjaminiHochbergTest, RejectsWhatASingleTestWouldAccept) {
  EXPECT_THAT(BenjaminiHochberg({0.04, 0.5, 0.6}), testing::ElementsAre(false, false, false));
}

TEST(BenjaminiHochbergTest, AcceptsNoTests) { EXPECT_TRUE(BenjaminiHochberg({}).empty()); }

TEST(WilsonTest, S31ReachesOneWhenAllSucceed) {
  EXPECT_NEAR(Wilson(50, 50).lower, 0.9287, kLimit);
  EXPECT_NEAR(Wilson(50, 50).upper, 1.0, kLimit);
}

TEST(WilsonTest, S33IsWideForSevenOfNine) {
  EXPECT_NEAR(Wilson(7, 9).lower, 0.4526, kLimit);
  EXPECT_NEAR(Wilson(7, 9).upper, 0.9368, kLimit);
}

TEST(WilsonTest, S35HoldsForTwentyFiveOfThirtyFour) {
  EXPECT_NEAR(Wilson(25, 34).lower, 0.5688, kLimit);
  EXPECT_NEAR(Wilson(25, 34).upper, 0.8540, kLimit);
}

TEST(WilsonTest, KnowsNothingWithoutTrials) {
  EXPECT_EQ(Wilson(0, 0).lower, 0);
  EXPECT_EQ(Wilson(0, 0).upper, 1);
}

TEST(ExactPoissonTest, S25HoldsForSmallAndLargeCounts) {
  EXPECT_EQ(ExactPoisson(0).lower, 0);
  EXPECT_NEAR(ExactPoisson(0).upper, 3.6889, kLimit);
  EXPECT_NEAR(ExactPoisson(3).lower, 0.6187, kLimit);
  EXPECT_NEAR(ExactPoisson(3).upper, 8.7673, kLimit);
  EXPECT_NEAR(ExactPoisson(5).lower, 1.6235, kLimit);
  EXPECT_NEAR(ExactPoisson(5).upper, 11.6683, kLimit);
  EXPECT_NEAR(ExactPoisson(10).lower, 4.7954, kLimit);
  EXPECT_NEAR(ExactPoisson(10).upper, 18.3904, kLimit);
  EXPECT_NEAR(ExactPoisson(40).lower, 28.5766, kLimit);
  EXPECT_NEAR(ExactPoisson(40).upper, 54.4686, kLimit);
}

}  // namespace
}  // namespace candour::analytics
