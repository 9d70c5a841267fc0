#include "services/analytics/domain/suppression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

using testing::ElementsAre;

const PublishedCell kHidden;

TEST(SuppressSchemeATest, S41HidesTheSmallestOtherCellToo) {
  EXPECT_THAT(SuppressRowSchemeA({12, 9, 3, 6}), ElementsAre(12, 9, kHidden, kHidden, 30));
}

TEST(SuppressSchemeATest, S43LeavesTwoHiddenCellsThatCannotBeWorkedOut) {
  EXPECT_THAT(SuppressRowSchemeA({20, 2, 3}), ElementsAre(20, kHidden, kHidden, 25));
}

TEST(SuppressSchemeATest, HidesAThirdCellWhenTwoOnesGiveThemselvesAway) {
  EXPECT_THAT(SuppressRowSchemeA({20, 1, 1, 7}), ElementsAre(20, kHidden, kHidden, kHidden, 29));
}

TEST(SuppressSchemeATest, HidesAThirdCellWhenTwoFoursGiveThemselvesAway) {
  EXPECT_THAT(SuppressRowSchemeA({20, 4, 4, 7}), ElementsAre(20, kHidden, kHidden, kHidden, 35));
}

TEST(SuppressSchemeATest, ShowsZeroAndWhatIsLargeEnough) {
  EXPECT_THAT(SuppressRowSchemeA({0, 5, 8}), ElementsAre(0, 5, 8, 13));
}

TEST(SuppressSchemeATest, HidesATotalThatIsSmallItself) {
  EXPECT_THAT(SuppressRowSchemeA({0, 3}), ElementsAre(0, kHidden, kHidden));
}

TEST(SuppressSchemeATest, ProtectsAHiddenCellAgainstItsRowAndItsColumn) {
  const PublishedTable table =
      SuppressSchemeA({{3, 20, 30}, {40, 8, 60}, {70, 80, 9}}, Totals::kOfBoth);

  EXPECT_THAT(table.cells[0], ElementsAre(kHidden, kHidden, 30));
  EXPECT_THAT(table.cells[1], ElementsAre(kHidden, kHidden, 60));
  EXPECT_THAT(table.cells[2], ElementsAre(70, 80, 9));
  EXPECT_THAT(table.row_totals, ElementsAre(53, 108, 159));
  EXPECT_THAT(table.column_totals, ElementsAre(113, 108, 99));
}

TEST(SuppressSchemeATest, LeavesRowsAloneWhenOnlyColumnsAreTotalled) {
  const PublishedTable table = SuppressSchemeA({{3, 20}, {40, 50}, {6, 70}}, Totals::kOfColumns);

  EXPECT_THAT(table.cells[0], ElementsAre(kHidden, 20));
  EXPECT_THAT(table.cells[1], ElementsAre(40, 50));
  EXPECT_THAT(table.cells[2], ElementsAre(kHidden, 70));
  EXPECT_TRUE(table.row_totals.empty());
}

TEST(SuppressSchemeATest, AcceptsAnEmptyTable) {
  EXPECT_TRUE(SuppressSchemeA({}, Totals::kOfBoth).cells.empty());
}

TEST(SuppressSchemeBTest, RoundsToTheNearestFiveFromEight) {
  EXPECT_EQ(SuppressSchemeB(0), "0");
  EXPECT_EQ(SuppressSchemeB(1), "*");
  EXPECT_EQ(SuppressSchemeB(7), "*");
  EXPECT_EQ(SuppressSchemeB(8), "10");
  EXPECT_EQ(SuppressSchemeB(12), "10");
  EXPECT_EQ(SuppressSchemeB(13), "15");
}

TEST(MayShowRatioTest, S45HidesElevenOfTwelve) { EXPECT_FALSE(MayShowRatio(11, 12)); }

TEST(MayShowRatioTest, HidesASmallNumeratorOrDenominator) {
  EXPECT_FALSE(MayShowRatio(4, 100));
  EXPECT_FALSE(MayShowRatio(0, 4));
  EXPECT_TRUE(MayShowRatio(0, 5));
  EXPECT_TRUE(MayShowRatio(12, 12));
  EXPECT_TRUE(MayShowRatio(5, 10));
}

TEST(MayShowTeamOutcomesTest, S47WithholdsATeamWithNineDecided) {
  EXPECT_FALSE(MayShowTeamOutcomes(9));
  EXPECT_TRUE(MayShowTeamOutcomes(10));
}

}  // namespace
}  // namespace candour::analytics
