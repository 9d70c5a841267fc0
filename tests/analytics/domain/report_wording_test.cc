#include "services/analytics/domain/report_wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

using testing::Contains;
using testing::HasSubstr;

ReportView Story(Audience audience) { return ViewFor(BuildReport(StoryInputs()), audience); }

TEST(ReportWordingTest, NeverSaysDoubledWithoutCountsAndInterval) {
  EXPECT_EQ(Story(Audience::kStaff).headline,
            "Elmbridge Vale received 60 complaints about adult social care, against 30 in the "
            "period before: 2.0 times the daily rate (95% interval 1.3 to 3.2): clear increase.");
}

TEST(ReportWordingTest, SaysWhatTheyAreMostlyAboutByShare) {
  EXPECT_EQ(Story(Audience::kStaff).mostly_about,
            "The complaints are mostly about Charges for services (24, 40.0%) and Financial "
            "assessment (15, 25.0%).");
}

TEST(ReportWordingTest, SaysWhatClearlyGrewByTest) {
  EXPECT_EQ(Story(Audience::kPublic).clearly_grew,
            "What clearly grew since the period before: Charges for services (5 to 24). The test "
            "allows for all themes being looked at together.");
}

TEST(ReportWordingTest, SaysThatNothingGrewWhenChanceCanExplainIt) {
  ReportInputs inputs = StoryInputs();
  inputs.current.level_one = inputs.previous.level_one;

  EXPECT_THAT(ViewFor(BuildReport(inputs), Audience::kStaff).clearly_grew,
              HasSubstr("No single theme grew by more than chance can explain"));
}

TEST(ReportWordingTest, DoesNotDenyAGrowthThatItMayNotShow) {
  ThemeView theme;
  theme.code = "CHG";
  theme.cases = 20;
  theme.previous_cases.reset();
  ReportView view;
  view.audience = Audience::kPublic;
  view.themes = {theme};

  EXPECT_THAT(ClearlyGrewSentence(view), HasSubstr("does not say which themes grew"));
}

TEST(ReportWordingTest, DoesNotPublishASmallVolume) {
  ReportView view;
  view.authority_name = "Elmbridge Vale";

  EXPECT_EQ(Headline(view, {}),
            "Elmbridge Vale received a number of complaints too small to publish.");
}

TEST(ReportWordingTest, ExplainsTheHiddenCellsToThePublicOnly) {
  EXPECT_THAT(Story(Audience::kPublic).limits, Contains(HasSubstr("[c] stands for")));
  EXPECT_THAT(Story(Audience::kStaff).limits, testing::Not(Contains(HasSubstr("[c] stands for"))));
}

TEST(ReportWordingTest, OwnsUpToThemesThatNobodyConfirmed) {
  EXPECT_THAT(Story(Audience::kPublic).limits, Contains(HasSubstr("nobody has confirmed")));
}

TEST(ReportWordingTest, ComparesWithNoneInWords) {
  EXPECT_EQ(InWords(CompareRates({0, 1}, {6, 1})),
            "from none (95% interval 1.2 to without limit): likely increase");
}

TEST(ReportWordingTest, WritesDaysAndCountsInFull) {
  EXPECT_EQ(InWords(absl::CivilDay(2026, 10, 14)), "14 October 2026");
  EXPECT_EQ(Complaints(1), "1 complaint");
  EXPECT_EQ(Percent(0.8235), "82.3%");
}

}  // namespace
}  // namespace candour::analytics
