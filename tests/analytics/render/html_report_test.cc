#include "services/analytics/render/html_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Page(Audience audience) {
  return RenderHtml(ViewFor(BuildReport(StoryInputs()), audience));
}

// Proves A-08.
TEST(HtmlReportTest, NamesItsLanguageAndItsTitle) {
  EXPECT_THAT(Page(Audience::kPublic), HasSubstr("<html lang=\"en-GB\">"));
  EXPECT_THAT(Page(Audience::kPublic),
              HasSubstr("<title>Adult social care complaints 2026-27/Q2 Elmbridge Vale</title>"));
}

// Proves A-08.
TEST(HtmlReportTest, GivesEveryTableACaptionAndItsHeadersAScope) {
  const std::string page = Page(Audience::kPublic);

  EXPECT_THAT(page, HasSubstr("<caption>Complaints by primary theme"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">Theme</th>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Charges for services (CHG)"));
  EXPECT_THAT(page, Not(HasSubstr("<table><thead>")));
}

TEST(HtmlReportTest, NeedsNothingFromOutside) {
  const std::string page = Page(Audience::kStaff);

  EXPECT_THAT(page, Not(HasSubstr("http")));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
}

TEST(HtmlReportTest, EscapesWhatCouldBeMarkup) {
  ReportInputs inputs = StoryInputs();
  inputs.authority_name = "<script>alert('x')</script> & \"Co\"";

  const std::string page = RenderHtml(ViewFor(BuildReport(inputs), Audience::kStaff));

  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page,
              HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;"));
}

// Proves A-08.
TEST(HtmlReportTest, TellsAScreenReaderWhyANumberIsHidden) {
  ReportView view;
  view.themes.push_back({});

  EXPECT_THAT(RenderHtml(view),
              HasSubstr("<abbr title=\"hidden because the number is small\">[c]</abbr>"));
}

TEST(HtmlReportTest, DrawsNoBarForAHiddenShare) {
  ReportView view;
  view.themes.push_back({});

  EXPECT_THAT(RenderHtml(view), Not(HasSubstr("<svg")));
  EXPECT_THAT(RenderHtml(view), HasSubstr("not shown"));
}

}  // namespace
}  // namespace candour::analytics
