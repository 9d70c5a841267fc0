#include "services/analytics/domain/special_function.h"

#include <gtest/gtest.h>

#include <cmath>

namespace candour::analytics {
namespace {

TEST(LogGammaTest, IsTheFactorialAtWholeNumbers) {
  EXPECT_NEAR(LogGamma(1), 0, 1e-13);
  EXPECT_NEAR(LogGamma(2), 0, 1e-13);
  EXPECT_NEAR(LogGamma(6), std::log(120.0), 1e-13);
  EXPECT_NEAR(LogGamma(21), std::log(2432902008176640000.0), 1e-12);
}

TEST(LogGammaTest, IsTheRootOfPiAtOneHalf) {
  EXPECT_NEAR(LogGamma(0.5), 0.57236494292470008707, 1e-13);
}

TEST(LogGammaTest, KeepsItsAccuracyAtAMillion) {
  EXPECT_NEAR(LogGamma(1e6) / 12815504.569147612, 1, 1e-14);
}

TEST(IncompleteBetaTest, IsAPolynomialForWholeParameters) {
  // I_x(2, 3) = 6x² - 8x³ + 3x⁴.
  EXPECT_NEAR(IncompleteBeta(2, 3, 0.3), 0.3483, 1e-14);
  EXPECT_NEAR(IncompleteBeta(2, 3, 0.9), 0.9963, 1e-14);
}

TEST(IncompleteBetaTest, IsOneHalfInTheMiddleOfASymmetricOne) {
  EXPECT_NEAR(IncompleteBeta(40'000, 40'000, 0.5), 0.5, 1e-9);
}

TEST(IncompleteBetaTest, IsNothingAtZeroAndAllAtOne) {
  EXPECT_EQ(IncompleteBeta(3, 4, 0), 0);
  EXPECT_EQ(IncompleteBeta(3, 4, 1), 1);
}

TEST(InverseIncompleteBetaTest, UndoesTheFunction) {
  EXPECT_NEAR(InverseIncompleteBeta(2, 3, 0.3483), 0.3, 1e-12);
  EXPECT_EQ(InverseIncompleteBeta(2, 3, 0), 0);
  EXPECT_EQ(InverseIncompleteBeta(2, 3, 1), 1);
}

TEST(IncompleteGammaTest, IsTheExponentialDistributionForOne) {
  EXPECT_NEAR(IncompleteGamma(1, 0.5), 1 - std::exp(-0.5), 1e-14);
  EXPECT_NEAR(IncompleteGamma(1, 5), 1 - std::exp(-5.0), 1e-14);
}

TEST(IncompleteGammaTest, IsTheErrorFunctionForOneHalf) {
  EXPECT_NEAR(IncompleteGamma(0.5, 4), std::erf(2.0), 1e-13);
  EXPECT_EQ(IncompleteGamma(0.5, 0), 0);
}

TEST(InverseIncompleteGammaTest, UndoesTheFunction) {
  EXPECT_NEAR(InverseIncompleteGamma(1, 0.5), std::log(2.0), 1e-12);
  EXPECT_NEAR(IncompleteGamma(250, InverseIncompleteGamma(250, 0.975)), 0.975, 1e-12);
}

}  // namespace
}  // namespace candour::analytics
