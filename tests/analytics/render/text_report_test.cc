#include "services/analytics/render/text_report.h"

#include <absl/strings/str_split.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

using testing::HasSubstr;

TEST(TextReportTest, PutsTheHeadlineFirstAndAlignsTheThemes) {
  const std::string text = RenderText(ViewFor(BuildReport(StoryInputs()), Audience::kStaff));

  EXPECT_THAT(text, testing::StartsWith("Adult social care complaints: Quarter 2 of 2026-27"));
  EXPECT_THAT(text, HasSubstr("  CHG Charges for services                         24        5    "
                              "40.0%  #####......."));
  EXPECT_THAT(text, HasSubstr("  All complaints                                   60       30"));
}

TEST(TextReportTest, ShowsThePublicHiddenNumbersAsHidden) {
  const std::string text = RenderText(ViewFor(BuildReport(StoryInputs()), Audience::kPublic));

  EXPECT_THAT(text, HasSubstr("Promised dates that passed without a word                     [c]"));
  EXPECT_THAT(text, HasSubstr("What happened at the same time"));
}

TEST(TextReportTest, KeepsToTheWidthOfATerminal) {
  const std::string text = RenderText(ViewFor(BuildReport(StoryInputs()), Audience::kStaff));
  const std::vector<std::string> lines = absl::StrSplit(text, '\n');

  const auto longest = std::max_element(
      lines.begin(), lines.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });

  EXPECT_LE(longest->size(), 100) << *longest;
}

}  // namespace
}  // namespace candour::analytics
