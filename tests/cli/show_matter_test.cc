#include "clients/cli/show_matter.h"

#include <gtest/gtest.h>

#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using ledger::v1::CaseFile;

// Proves G-12.
TEST(ShowMatterTest, SaysFirstThatSomebodyIsUnsafe) {
  CaseFile file;
  file.mutable_matter()->mutable_triage()->set_anyone_unsafe(true);
  file.mutable_matter()->mutable_triage()->set_immediate_action("The duty team\x1b[2J visits.");

  EXPECT_EQ(Show(file).find("! Somebody is unsafe: The duty team?[2J visits."), 0U) << Show(file);
}

// Proves G-11.
TEST(ShowMatterTest, SaysThatNoNoticeGoesByItselfAfterADisclosure) {
  CaseFile file;
  file.mutable_matter()->set_automation_stopped(true);

  EXPECT_NE(ShowAlerts(file).find("no notice goes by itself"), std::string::npos);
}

TEST(ShowMatterTest, SaysNothingWhereThereIsNothing) {
  EXPECT_EQ(ShowAlerts(CaseFile()), "");
  EXPECT_EQ(ShowMatter(CaseFile()), "");
  EXPECT_EQ(ShowPointMatter(ledger::v1::Point()), "");
}

TEST(ShowMatterTest, ShowsMoneyInPoundsAndPence) {
  ledger::v1::Point point;
  ledger::v1::Remedy& remedy = *point.mutable_matter()->add_remedies();
  remedy.set_remedy_id(1);
  remedy.set_code("REM-REF");
  remedy.set_amount_pence(41205);

  EXPECT_NE(ShowPointMatter(point).find("REM-REF £412.05"), std::string::npos);
}

TEST(ShowMatterTest, SaysThatALatePointWaitsForBothAnswers) {
  ledger::v1::Point point;
  point.mutable_matter()->mutable_time_limit()->set_out_of_time(true);
  EXPECT_NE(ShowPointMatter(point).find("still to be answered"), std::string::npos);
  point.mutable_matter()->mutable_time_limit()->set_considered(true);

  EXPECT_NE(ShowPointMatter(point).find("good reasons no, can be investigated no"),
            std::string::npos);
}

}  // namespace
}  // namespace candour::cli
