#include "services/analytics/domain/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(BuildReportTest, ComparesTheVolumeWithThePeriodBefore) {
  const QuarterReport report = BuildReport(StoryInputs());

  EXPECT_EQ(report.received, 60);
  EXPECT_EQ(report.previous_received, 30);
  EXPECT_EQ(report.previous_period, (Period{2026, 1}));
  EXPECT_NEAR(report.change.ratio, 2.0 * 91 / 92, 1e-9);
  EXPECT_EQ(report.change.change, Change::kClearIncrease);
  EXPECT_EQ(report.compliments, 12);
  EXPECT_EQ(report.early_resolutions, 3);
  EXPECT_EQ(report.previous_concerns, 20);
}

TEST(BuildReportTest, KeepsApartWhatIsLargeAndWhatGrew) {
  const QuarterReport report = BuildReport(StoryInputs());

  EXPECT_THAT(report.mostly_about, ElementsAre(0, 1));
  EXPECT_EQ(report.themes[0].code, "CHG");
  EXPECT_EQ(report.themes[1].code, "FIN");
  EXPECT_THAT(report.clearly_grew, ElementsAre(0));
}

TEST(BuildReportTest, PutsWhatIsNotYetCategorisedLastAndTestsItNot) {
  ReportInputs inputs = StoryInputs();
  inputs.current.level_one[""].cases = 50;

  const QuarterReport report = BuildReport(inputs);

  EXPECT_EQ(report.themes.back().code, "");
  EXPECT_EQ(report.themes.back().name, "Not yet categorised");
  EXPECT_FALSE(report.themes.back().significant);
}

TEST(BuildReportTest, AllowsForManyThemesBeingTestedAtOnce) {
  ReportInputs inputs = StoryInputs();
  inputs.current.level_one = {{"CHG", {20, 0}}, {"FIN", {9, 0}}, {"DOM", {9, 0}}};
  inputs.previous.level_one = {{"CHG", {8, 0}}, {"FIN", {9, 0}}, {"DOM", {9, 0}}};

  const QuarterReport report = BuildReport(inputs);

  EXPECT_EQ(report.themes[0].change.change, Change::kLikelyIncrease);
  EXPECT_THAT(report.clearly_grew, IsEmpty());
}

TEST(BuildReportTest, TakesTheUpholdRateOfDecidedCasesOnly) {
  const QuarterReport report = BuildReport(StoryInputs());

  EXPECT_EQ(report.upheld_cases.share.denominator, 34);
  EXPECT_NEAR(*report.upheld_cases.value, 0.735, 5e-4);
  EXPECT_NEAR(report.upheld_cases.interval.lower, 0.5688, 1e-4);
  EXPECT_NEAR(report.upheld_cases.interval.upper, 0.8540, 1e-4);
  EXPECT_EQ(report.well_founded_upheld, 12);
  EXPECT_EQ(report.well_founded_partly, 13);
}

TEST(BuildReportTest, HasNoPercentageOfNothing) {
  const QuarterReport report = BuildReport(StoryInputs());

  EXPECT_FALSE(report.within_amended.value.has_value());
  EXPECT_FALSE(report.upheld_points.value.has_value());
}

TEST(BuildReportTest, SaysHowLongAnswersTook) {
  const QuarterReport report = BuildReport(StoryInputs());

  EXPECT_EQ(report.response_times.answered, 6);
  EXPECT_DOUBLE_EQ(*report.response_times.median, 25);
  EXPECT_DOUBLE_EQ(*report.response_times.ninetieth, 30);
  EXPECT_NEAR(*report.response_times.mean, 130.0 / 6, 1e-9);
  EXPECT_FALSE(report.response_times.median_with_open.has_value());
}

TEST(BuildReportTest, ListsOnlyEventsThatTouchTheTwoPeriods) {
  const QuarterReport report = BuildReport(StoryInputs());

  ASSERT_EQ(report.events.size(), 1);
  EXPECT_EQ(report.events[0].text, "Inspection by the Care Quality Commission");
}

TEST(BuildReportTest, ComparesWithAYearAgoWhereThereAreRecords) {
  ReportInputs inputs = StoryInputs();
  inputs.year_ago = Tally{};
  inputs.year_ago->received = {{"CMP", 58}};

  const QuarterReport report = BuildReport(inputs);

  EXPECT_EQ(report.year_ago_received, 58);
  EXPECT_EQ(report.change_on_year->change, Change::kNoClearChange);
  EXPECT_FALSE(BuildReport(StoryInputs()).change_on_year.has_value());
}

TEST(BuildReportTest, HoldsInAPeriodWithoutAnyComplaint) {
  ReportInputs inputs;
  inputs.period = {2026, 2};

  const QuarterReport report = BuildReport(inputs);

  EXPECT_EQ(report.received, 0);
  EXPECT_THAT(report.themes, IsEmpty());
  EXPECT_THAT(report.mostly_about, IsEmpty());
}

}  // namespace
}  // namespace candour::analytics
