// Tests services/notification/domain/draft/fill_plan.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ledger::v1::CaseFile WithPlan() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_plan()->set_kind(ledger::v1::PLAN_KIND_AGREED);
  file.mutable_plan()->set_method("We will read the records.");
  *file.mutable_plan()->mutable_response_by() = ToMessage(kMonday + 30);
  return file;
}

std::string PlanBody(const std::string& notice, const ledger::v1::CaseFile& file) {
  const absl::StatusOr<Rendered> text = TryText(DutyOf(notice), file, Book());
  return text.ok() ? text->body : text.status().ToString();
}

// Proves R-31.
TEST(FillPlanTest, CopiesEverythingThatWasWrittenDownOfASpokenComplaint) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_points(0)->set_text("Nobody came on Sunday.\n\nIt was 3 January 2027.");
  file.mutable_points(0)->set_desired_outcome("A phone call");

  EXPECT_THAT(PlanBody("N-02", file),
              HasSubstr("Nobody came on Sunday.\n\nIt was 3 January 2027.\n\n"
                        "What you would like to happen: A phone call\n\n"));
}

TEST(FillPlanTest, NamesThePointsAndWhatThePersonWants) {
  ledger::v1::CaseFile file = WithPlan();
  file.mutable_points(0)->set_desired_outcome("You tell me why.");
  ledger::v1::Point& excluded = *file.add_points();
  excluded.set_text("Where are my records?");
  excluded.set_outcome("EXC");

  const std::string body = PlanBody("N-03", file);

  EXPECT_THAT(
      body,
      HasSubstr(
          "# What we will look into\n\nThis is what you told us:\n- Nobody came on Sunday.\n\n"));
  EXPECT_THAT(body, HasSubstr("# What you would like to happen\n\n- You tell me why.\n\n"));
  EXPECT_THAT(body, Not(HasSubstr("records?")));
}

TEST(FillPlanTest, AsksForTheOutcomeWhereNobodyNamedOne) {
  EXPECT_THAT(PlanBody("N-03", WithPlan()),
              HasSubstr("You have not told us yet what you would like to happen."));
}

TEST(FillPlanTest, NamesWhoLooksIntoItWhereSomebodyDoes) {
  ledger::v1::CaseFile file = WithPlan();
  EXPECT_THAT(PlanBody("N-03", file), Not(HasSubstr("will look into it for you")));

  file.mutable_assignment()->mutable_handler()->set_name("Samuel Adeyemi");
  EXPECT_THAT(PlanBody("N-03", file), HasSubstr("Samuel Adeyemi will look into it for you."));
}

}  // namespace
}  // namespace candour::notification
