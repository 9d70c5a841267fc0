#include "services/analytics/render/json_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/analytics/support/story_report.h"

namespace candour::analytics {
namespace {

nlohmann::json Rendered(Audience audience) {
  return nlohmann::json::parse(RenderJson(ViewFor(BuildReport(StoryInputs()), audience)));
}

TEST(JsonReportTest, CarriesNumbersAsNumbers) {
  const nlohmann::json json = Rendered(Audience::kStaff);

  EXPECT_EQ(json["period"], "2026-27/Q2");
  EXPECT_EQ(json["received"], 60);
  EXPECT_EQ(json["themes"][0]["code"], "CHG");
  EXPECT_EQ(json["themes"][0]["complaints"], 24);
  EXPECT_EQ(json["themes"][0]["points"], 30);
  EXPECT_DOUBLE_EQ(json["themes"][0]["share"], 0.4);
  EXPECT_EQ(json["sections"][1]["figures"][0]["numerator"], 50);
}

TEST(JsonReportTest, GivesThePublicNullForAHiddenNumber) {
  const nlohmann::json json = Rendered(Audience::kPublic);

  EXPECT_TRUE(json["sections"][2]["figures"][1]["value"].is_null());
  EXPECT_EQ(json["sections"][2]["figures"][1]["text"], "[c]");
  EXPECT_FALSE(json["themes"][0].contains("points"));
}

TEST(JsonReportTest, GivesTheSameBytesAgain) {
  const ReportView view = ViewFor(BuildReport(StoryInputs()), Audience::kStaff);

  EXPECT_EQ(RenderJson(view), RenderJson(view));
}

TEST(JsonReportTest, SurvivesANameThatIsNotUtf8) {
  ReportView view;
  view.authority_name = "Elm\xff";

  EXPECT_FALSE(nlohmann::json::parse(RenderJson(view), nullptr, false).is_discarded());
}

}  // namespace
}  // namespace candour::analytics
