#include "services/categorisation/domain/plane.h"

#include <gtest/gtest.h>

namespace candour::categorisation {
namespace {

const std::vector<SparseVector> kTexts = {
    {{0, 1.0F}}, {{0, 0.8F}, {2, 0.6F}}, {{1, 1.0F}}, {{1, 0.8F}, {2, 0.6F}}};
const std::vector<bool> kPositive = {true, true, false, false};

TEST(PlaneTest, SeparatesWhatCanBeSeparated) {
  const std::vector<float> plane = FindPlane(kTexts, kPositive, 3, {10, 10});

  EXPECT_GT(Distance(plane, kTexts[0]), 0.8);
  EXPECT_GT(Distance(plane, kTexts[1]), 0.8);
  EXPECT_LT(Distance(plane, kTexts[2]), -0.8);
  EXPECT_LT(Distance(plane, kTexts[3]), -0.8);
}

TEST(PlaneTest, SolvesTheProblemOfOneTextExactly) {
  // One text of squared length 2 (with the constant): alpha = 1 / (2 + 1 / 2C), here 1 / 2.5.
  const std::vector<float> plane = FindPlane({{{0, 1.0F}}}, {true}, 1, {1, 1});

  EXPECT_NEAR(plane[0], 0.4, 0.01);
  EXPECT_NEAR(plane[1], 0.4, 0.01);
}

TEST(PlaneTest, LeansTowardsTheSideWhereMistakesCostMore) {
  const std::vector<SparseVector> same = {{{0, 1.0F}}, {{0, 1.0F}}};

  EXPECT_GT(Distance(FindPlane(same, {true, false}, 1, {9, 1}), same[0]), 0.3);
  EXPECT_LT(Distance(FindPlane(same, {true, false}, 1, {1, 9}), same[0]), -0.3);
}

TEST(PlaneTest, IsTheSameEachTime) {
  EXPECT_EQ(FindPlane(kTexts, kPositive, 3, {1, 1}), FindPlane(kTexts, kPositive, 3, {1, 1}));
}

}  // namespace
}  // namespace candour::categorisation
