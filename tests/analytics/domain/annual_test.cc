#include "services/analytics/domain/annual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/analytics/domain/report_wording.h"
#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

// The story's figures as those of the whole year 2026-27, which has ended, with every part written.
AnnualInputs FullYear() {
  ReportInputs inputs = StoryInputs();
  inputs.period = Period{2026, std::nullopt};
  inputs.data_as_at = absl::CivilDay(2027, 4, 20);
  inputs.release = Release::kFinal;
  AnnualInputs annual;
  annual.report = BuildReport(inputs);
  annual.report.well_founded_upheld = 9;
  annual.report.well_founded_partly = 7;
  annual.figures.referred = 6;
  annual.figures.learning = {{"LRN-TRN", 12, 9}, {"LRN-POL", 5, 5}};
  annual.learning_names = {{"LRN-TRN", "Training"}};
  annual.statement.general_matters = {"Bills came months late."};
  annual.statement.improvements = {"Since May every bill is checked twice."};
  annual.statement.member = "Councillor A. Example";
  annual.statement.member_response = "I thank everybody who wrote to us.";
  annual.statement.self_assessment = {{"Complaints are acknowledged in time.", true, "96 % were."},
                                      {"Delays are explained.", false, "We will by May."}};
  return annual;
}

std::vector<std::string> Headings(const ReportView& view) {
  std::vector<std::string> headings;
  for (const PartView& part : view.parts) headings.push_back(part.heading);
  return headings;
}

// Proves R-49.
TEST(AnnualTest, HasTheSixPartsOfTheRegulationsAndTheTwoOfTheCode) {
  const absl::StatusOr<ReportView> view = BuildAnnual(FullYear(), Audience::kPublic);

  ASSERT_TRUE(view.ok()) << view.status();
  EXPECT_THAT(
      Headings(*view),
      ElementsAre("How many complaints we received", "How many were well founded",
                  "How many went to the Ombudsman", "What they were about",
                  "Matters of general importance", "What we changed, and what we will change",
                  "What the Member Responsible for Complaints says",
                  "How we did against the Code"));
  EXPECT_EQ(view->parts[0].figures[0].value, "60");
  EXPECT_EQ(view->parts[1].figures[0].value, "16");
  EXPECT_EQ(view->parts[1].figures[0].detail, "9 upheld, 7 partly upheld");
  EXPECT_EQ(view->parts[2].figures[0].value, "6");
  EXPECT_THAT(view->parts[3].paragraphs, ::testing::Contains(HasSubstr("mostly about")));
  EXPECT_EQ(view->title, "Adult social care complaints: annual report");
}

// Proves R-49.
TEST(AnnualTest, RunsForTwelveMonthsToTheEndOfMarch) {
  EXPECT_EQ(LastDay(FullYear().report.period), absl::CivilDay(2027, 3, 31));
  EXPECT_EQ(FirstDay(FullYear().report.period), absl::CivilDay(2026, 4, 1));
}

// Proves R-49.
TEST(AnnualTest, IsNotMadeWhileAPartIsEmpty) {
  AnnualInputs inputs = FullYear();
  inputs.statement.general_matters.clear();
  inputs.statement.improvements = {""};

  const absl::Status refused = BuildAnnual(inputs, Audience::kStaff).status();

  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(
      std::string(refused.message()),
      AllOf(HasSubstr("Matters of general importance"),
            HasSubstr("What we changed, and what we will change"), Not(HasSubstr("How many"))));
}

// Proves R-49.
TEST(AnnualTest, IsNotMadeWhileNobodyKnowsWhatTheComplaintsAreAbout) {
  AnnualInputs inputs = FullYear();
  for (ThemeRow& row : inputs.report.themes) row.code.clear();

  EXPECT_THAT(std::string(BuildAnnual(inputs, Audience::kStaff).status().message()),
              HasSubstr("What they were about"));
}

TEST(AnnualTest, SaysSoWhenNoComplaintCame) {
  AnnualInputs inputs = FullYear();
  ReportInputs none = StoryInputs();
  none.current = {};
  none.previous = {};
  none.period = Period{2026, std::nullopt};
  none.data_as_at = absl::CivilDay(2027, 4, 20);
  inputs.report = BuildReport(none);

  const absl::StatusOr<ReportView> view = BuildAnnual(inputs, Audience::kPublic);

  ASSERT_TRUE(view.ok()) << view.status();
  EXPECT_THAT(view->parts[3].paragraphs, ElementsAre("No complaint was received."));
  EXPECT_EQ(view->parts[0].figures[0].value, "0");
}

// Proves C-12.
TEST(AnnualTest, WaitsForTheMemberAndTheSelfAssessmentBeforeItIsPublished) {
  AnnualInputs inputs = FullYear();
  inputs.statement.member_response.clear();
  inputs.statement.self_assessment.clear();

  const absl::StatusOr<ReportView> draft = BuildAnnual(inputs, Audience::kStaff);
  const absl::Status refused = BuildAnnual(inputs, Audience::kPublic).status();

  ASSERT_TRUE(draft.ok()) << draft.status();
  EXPECT_THAT(draft->parts[6].paragraphs, ::testing::Contains(HasSubstr("Still to come")));
  EXPECT_THAT(std::string(refused.message()), AllOf(HasSubstr("What the Member Responsible"),
                                                    HasSubstr("How we did against the Code")));
}

// Proves C-12.
TEST(AnnualTest, SaysWhatIsMetAndWhatIsNot) {
  const absl::StatusOr<ReportView> view = BuildAnnual(FullYear(), Audience::kPublic);

  EXPECT_THAT(view->parts[6].paragraphs,
              ElementsAre("I thank everybody who wrote to us.", "Councillor A. Example"));
  EXPECT_THAT(view->parts[7].paragraphs,
              ElementsAre("Complaints are acknowledged in time. We do this. 96 % were.",
                          "Delays are explained. We do not do this yet. We will by May."));
}

// Proves C-14.
TEST(AnnualTest, AsksNotToJudgeByNumbersAloneBesideTheNumber) {
  const absl::StatusOr<ReportView> view = BuildAnnual(FullYear(), Audience::kPublic);

  EXPECT_THAT(view->parts[0].paragraphs, ElementsAre(kNotByNumbersAlone));
}

// Proves R-50.
TEST(AnnualTest, MayBeGivenToAnybody) {
  AnnualInputs inputs = FullYear();
  inputs.report.well_founded_upheld = 2;
  inputs.figures.referred = 3;
  inputs.figures.learning = {{"LRN-TRN", 12, 9}, {"LRN-POL", 3, 1}};

  const absl::StatusOr<ReportView> view = BuildAnnual(inputs, Audience::kPublic);

  ASSERT_TRUE(view.ok()) << view.status();
  EXPECT_EQ(view->parts[2].figures[0].value, "[c]");
  EXPECT_THAT(view->parts[1].figures[0].detail, Not(HasSubstr("2 upheld")));
  EXPECT_THAT(view->parts[5].figures, Not(::testing::Contains(Field(&FigureView::value, "3"))));
  EXPECT_TRUE(BuildAnnual(inputs, Audience::kStaff)->parts[2].figures[0].value == "3");
}

// Proves R-50.
TEST(AnnualTest, IsNotGivenToAnybodyBeforeTheYearHasEnded) {
  AnnualInputs inputs = FullYear();
  inputs.report.data_as_at = absl::CivilDay(2027, 3, 31);

  EXPECT_THAT(std::string(BuildAnnual(inputs, Audience::kPublic).status().message()),
              HasSubstr("the year ends on 31 March 2027"));
  EXPECT_TRUE(BuildAnnual(inputs, Audience::kStaff).ok());
}

TEST(AnnualTest, CountsTheActionsThatWereAgreed) {
  const absl::StatusOr<ReportView> view = BuildAnnual(FullYear(), Audience::kStaff);

  const std::vector<FigureView>& figures = view->parts[5].figures;
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[0].name, "Training");
  EXPECT_EQ(figures[1].name, "LRN-POL");
  EXPECT_EQ(figures[2].value, "17");
  EXPECT_EQ(figures[2].detail, "14 done");
}

}  // namespace
}  // namespace candour::analytics
