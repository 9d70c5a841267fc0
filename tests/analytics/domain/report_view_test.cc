#include "services/analytics/domain/report_view.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

FigureView Find(const ReportView& view, const std::string& name) {
  for (const SectionView& section : view.sections) {
    for (const FigureView& figure : section.figures) {
      if (figure.name == name) return figure;
    }
  }
  return {};
}

TEST(ReportViewTest, PrintsEachShareWithItsCountsAndHowSureItIs) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kStaff);

  const FigureView figure = Find(view, "Acknowledged within three working days");

  EXPECT_EQ(figure.code, "K-04");
  EXPECT_EQ(figure.value, "89.3%");
  EXPECT_EQ(figure.detail, "50 of 56; 4 not yet due");
  EXPECT_EQ(figure.how_sure, "95% interval 78.5% to 95.0%");
  EXPECT_EQ(figure.cohort, "due in the period and by the data date");
}

TEST(ReportViewTest, SaysThatNothingWasDue) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kStaff);

  EXPECT_EQ(Find(view, "Answered by the date last promised").value, "none due");
  EXPECT_EQ(Find(view, "Points upheld or partly upheld").value, "none");
}

TEST(ReportViewTest, ShowsStaffSmallNumbers) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kStaff);

  EXPECT_EQ(Find(view, "Promised dates that passed without a word").value, "2");
  EXPECT_EQ(Find(view, "Put right by the next working day").value, "3");
}

TEST(ReportViewTest, HidesSmallNumbersFromThePublic) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kPublic);

  EXPECT_EQ(Find(view, "Promised dates that passed without a word").value, "[c]");
  EXPECT_FALSE(Find(view, "Put right by the next working day").number.has_value());
  EXPECT_EQ(Find(view, "Acknowledged within three working days").detail,
            "50 of 56; [c] not yet due");
}

TEST(ReportViewTest, HidesAShareThatGivesASmallDifferenceAway) {
  const FigureView figure = Find(ViewFor(BuildReport(StoryInputs()), Audience::kPublic),
                                 "Answered within six months, or the longer time agreed");

  EXPECT_EQ(figure.value, "[c]");
  EXPECT_EQ(figure.how_sure, "");
  EXPECT_FALSE(figure.number.has_value());
  EXPECT_FALSE(figure.numerator.has_value());
}

TEST(ReportViewTest, HidesTheOpenBandsSoThatTheTotalGivesNoneAway) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kPublic);

  EXPECT_EQ(Find(view, "61 working days to six months").value, "[c]");
  EXPECT_EQ(Find(view, "31 to 60 working days").value, "[c]");
  EXPECT_EQ(Find(view, "All open").value, "41");
}

TEST(ReportViewTest, NamesPeriodDataDateAndRelease) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kStaff);

  EXPECT_EQ(view.period, "2026-27/Q2");
  EXPECT_EQ(view.period_in_words, "Quarter 2 of 2026-27, July to September 2026");
  EXPECT_EQ(view.data_line, "Data as at 14 October 2026. These figures are provisional.");
}

TEST(ReportViewTest, SpeaksOfAYearAgoOnlyWhenItKnows) {
  ReportInputs inputs = StoryInputs();
  EXPECT_EQ(ViewFor(BuildReport(inputs), Audience::kStaff).on_year, "");

  inputs.year_ago = Tally{};
  inputs.year_ago->received = {{"CMP", 3}};

  EXPECT_NE(ViewFor(BuildReport(inputs), Audience::kStaff).on_year, "");
  EXPECT_EQ(ViewFor(BuildReport(inputs), Audience::kPublic).on_year, "");
}

}  // namespace
}  // namespace candour::analytics
