// Tests services/notification/domain/draft/fill_scope.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ledger::v1::CaseFile WithPlanOwed() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_points(0)->set_point_id(1);
  *file.add_obligations() = Owed(9, "PLAN", "", kMonday + 10);
  return file;
}

void AskAbout(ledger::v1::CaseFile& file, int number, const std::string& name) {
  ledger::v1::ProviderShare& share = *file.mutable_matter()->add_provider_shares();
  share.set_provider(name);
  share.set_provider_name(name);
  share.set_what("What you told us about " + name + ".");
  share.set_obligation_id(ObligationId(number));
  share.add_point_ids(1);
}

std::string ScopeBody(const std::string& notice, const ledger::v1::CaseFile& file, int number = 1) {
  Duty duty = DutyOf(notice);
  duty.obligation_id = ObligationId(number);
  const absl::StatusOr<Rendered> text = TryText(duty, file, Book());
  return text.ok() ? text->body : text.status().ToString();
}

// Proves R-27, G-1.
TEST(FillScopeTest, AsksAboutEachProviderBySeparateNotice) {
  ledger::v1::CaseFile file = WithPlanOwed();
  AskAbout(file, 1, "Larkfield");
  AskAbout(file, 2, "Brightwater");

  EXPECT_THAT(ScopeBody("N-05", file, 1), HasSubstr("show this to Larkfield:\nWhat you told us"));
  EXPECT_THAT(ScopeBody("N-05", file, 2), HasSubstr("show this to Brightwater:\nWhat you told us"));
  EXPECT_THAT(ScopeBody("N-05", file, 2), Not(HasSubstr("Larkfield")));
}

TEST(FillScopeTest, SaysThatTheNameIsWithheldOnlyWhereItIs) {
  ledger::v1::CaseFile file = WithPlanOwed();
  AskAbout(file, 1, "Larkfield");
  EXPECT_THAT(ScopeBody("N-05", file), Not(HasSubstr("your name")));

  file.mutable_matter()->mutable_provider_shares(0)->set_name_withheld(true);
  EXPECT_THAT(ScopeBody("N-05", file), HasSubstr("We will not give them your name."));
}

TEST(FillScopeTest, AsksARepresentativeInOtherWords) {
  ledger::v1::CaseFile file = WithPlanOwed();
  file.mutable_care_recipient()->set_name("Harold Ashworth");
  file.mutable_authority()->set_obligation_id(ObligationId(1));

  EXPECT_THAT(ScopeBody("N-05", file), HasSubstr("Thank you for speaking up for Harold Ashworth."));
}

// Proves R-23.
TEST(FillScopeTest, SaysWhyAndWhereElseAndWhatGoesOn) {
  ledger::v1::CaseFile file = WithPlanOwed();
  ledger::v1::Point& point = *file.add_points();
  point.set_text("Where are my records?");
  point.set_outcome("EXC");
  point.mutable_matter()->mutable_exclusion()->set_code("X-g");
  point.mutable_matter()->mutable_exclusion()->set_reason("Another law deals with it.");

  const std::string body = ScopeBody("N-07", file);

  EXPECT_THAT(body, HasSubstr("This letter is about one part of it:\n- Where are my records?"));
  EXPECT_THAT(body, HasSubstr("Another law deals with it."));
  EXPECT_THAT(body, HasSubstr("Information Commissioner"));
  EXPECT_THAT(body, HasSubstr("We go on with the rest of what you told us. You will have a plan by "
                              "Thursday 14 January 2027."));
}

TEST(FillScopeTest, SpeaksOfNoPartWhereNothingIsHandled) {
  ledger::v1::CaseFile file = WithPlanOwed();
  file.mutable_points(0)->set_outcome("EXC");
  file.mutable_points(0)->mutable_matter()->mutable_exclusion()->set_code("X-g");
  file.mutable_points(0)->mutable_matter()->mutable_exclusion()->set_reason(
      "It is not about care.");

  EXPECT_THAT(ScopeBody("N-07", file), Not(HasSubstr("one part of it")));
  EXPECT_THAT(ScopeBody("N-07", file), Not(HasSubstr("the rest")));
}

// Proves R-29.
TEST(FillScopeTest, AnswersBothQuestionsOfTheTwelveMonths) {
  ledger::v1::CaseFile file = WithPlanOwed();
  ledger::v1::PointMatter& matter = *file.mutable_points(0)->mutable_matter();
  file.mutable_points(0)->set_outcome("EXC");
  matter.mutable_exclusion()->set_code("OUT-OF-TIME");
  *matter.mutable_time_limit()->mutable_last_day() = ToMessage(absl::CivilDay(2026, 3, 3));
  matter.mutable_time_limit()->set_good_reasons_note("You had our leaflet.");
  matter.mutable_time_limit()->set_can_investigate_note("The records are gone.");

  const std::string body = ScopeBody("N-07T", file);

  EXPECT_THAT(body, HasSubstr("- The 12 months ended on Tuesday 3 March 2026."));
  EXPECT_THAT(body, HasSubstr("You had our leaflet."));
  EXPECT_THAT(body, HasSubstr("The records are gone."));
}

TEST(FillScopeTest, NamesNoHalfOfTheBodiesOfAJointComplaint) {
  ledger::v1::CaseFile file = WithPlanOwed();
  file.mutable_matter()->mutable_joint()->add_bodies("weir-hospital");
  file.mutable_matter()->mutable_joint()->set_lead("council");

  EXPECT_THAT(ScopeBody("N-07J", file), HasSubstr("the name of every other body"));
}

TEST(FillScopeTest, TellsWhatBecomesOfANewPoint) {
  ledger::v1::CaseFile file = WithPlanOwed();
  ledger::v1::Point& point = *file.add_points();
  point.set_text("It happened again.");
  point.mutable_matter()->mutable_received_at()->set_seconds(
      absl::ToUnixSeconds(TenOClock(kMonday + 2)));

  const std::string body = ScopeBody("N-15", file);

  EXPECT_THAT(body, HasSubstr("something new on Wednesday 6 January 2027."));
  EXPECT_THAT(body, HasSubstr("It happened again."));
}

}  // namespace
}  // namespace candour::notification
