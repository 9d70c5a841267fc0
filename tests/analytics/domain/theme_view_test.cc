#include "services/analytics/domain/theme_view.h"

#include <gtest/gtest.h>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

ReportView Themes(const ReportInputs& inputs, Audience audience) {
  ReportView view;
  view.audience = audience;
  FillThemes(BuildReport(inputs), view);
  return view;
}

TEST(ThemeViewTest, ShowsStaffEveryThemeWithItsDetails) {
  const ReportView view = Themes(StoryInputs(), Audience::kStaff);

  ASSERT_EQ(view.themes.size(), 6);
  EXPECT_EQ(view.themes[0].name, "Charges for services");
  EXPECT_EQ(view.themes[0].cases, 24);
  EXPECT_EQ(view.themes[0].points, 30);
  EXPECT_EQ(view.themes[0].details[0], "CHG-03 Late or backdated bill: 18 complaints, 22 points");
  EXPECT_EQ(view.themes[4].cases, 3);
}

TEST(ThemeViewTest, JoinsSmallThemesUntilAFifthIsHiddenAtMost) {
  const ReportView view = Themes(StoryInputs(), Audience::kPublic);

  ASSERT_EQ(view.themes.size(), 4);
  EXPECT_EQ(view.themes[2].name, "Home care quality");
  EXPECT_EQ(view.themes[3].name, "All other themes");
  EXPECT_EQ(view.themes[3].cases, 10);
  EXPECT_EQ(view.themes[3].previous_cases, 6);
  EXPECT_EQ(view.received, 60);
  EXPECT_EQ(view.previous_received, 30);
}

TEST(ThemeViewTest, HidesPointsAndDetailsFromThePublic) {
  const ReportView view = Themes(StoryInputs(), Audience::kPublic);

  EXPECT_FALSE(view.themes[0].points.has_value());
  EXPECT_TRUE(view.themes[0].details.empty());
}

TEST(ThemeViewTest, DoesNotCompareAThemeWithAHiddenCount) {
  ReportInputs inputs = StoryInputs();
  inputs.current.level_one = {
      {"CHG", {40, 0}}, {"FIN", {20, 0}}, {"DOM", {15, 0}}, {"SAF", {9, 0}}, {"TRN", {8, 0}}};
  inputs.previous.level_one = {
      {"CHG", {3, 0}}, {"FIN", {20, 0}}, {"DOM", {15, 0}}, {"SAF", {9, 0}}, {"TRN", {8, 0}}};

  const ReportView view = Themes(inputs, Audience::kPublic);

  EXPECT_FALSE(view.themes[0].previous_cases.has_value());
  EXPECT_EQ(view.themes[0].change, "too few to compare");
  EXPECT_FALSE(view.themes[0].grew);
}

TEST(ThemeViewTest, SaysWhenAChangeDoesNotSurviveTestingAllTogether) {
  ReportInputs inputs = StoryInputs();
  inputs.current.level_one = {{"CHG", {20, 0}}, {"FIN", {9, 0}}, {"DOM", {9, 0}}};
  inputs.previous.level_one = {{"CHG", {8, 0}}, {"FIN", {9, 0}}, {"DOM", {9, 0}}};

  const ReportView view = Themes(inputs, Audience::kStaff);

  EXPECT_EQ(view.themes[0].change,
            "likely increase on its own, not when all themes are tested together");
}

TEST(ThemeViewTest, HidesATotalThatIsSmallItself) {
  ReportInputs inputs = StoryInputs();
  inputs.current.received = {{"CMP", 3}};
  inputs.current.level_one = {{"CHG", {3, 0}}};

  EXPECT_FALSE(Themes(inputs, Audience::kPublic).received.has_value());
}

}  // namespace
}  // namespace candour::analytics
