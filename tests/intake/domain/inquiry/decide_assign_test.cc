#include <gtest/gtest.h>

#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act AssignTo(const std::string& handler) {
  v1::Act act;
  act.mutable_assign()->mutable_handler()->set_subject(handler);
  act.mutable_assign()->mutable_handler()->set_name("Sam Reed");
  return act;
}

// Proves R-36.
TEST(AssignTest, SaysWhoHandlesAndWhoInvestigates) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = AssignTo("handler-2");
  act.mutable_assign()->mutable_investigator()->set_subject("investigator-1");

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().assignment().handler().subject(), "handler-2");
  EXPECT_EQ(the_case.File().assignment().investigator().subject(), "investigator-1");
  EXPECT_TRUE(the_case.File().assignment().has_assigned_at());
}

TEST(AssignTest, NeverGivesItToWhomItIsAbout) {
  ACase the_case = ACase::Acknowledged();
  the_case.As(type::v1::ROLE_COMPLAINTS_MANAGER);
  v1::Act restrict;
  restrict.mutable_restrict_case()->add_except("handler-2");
  restrict.mutable_restrict_case()->set_reason("The complaint is about this handler.");
  ASSERT_TRUE(the_case.Do(restrict).ok());

  EXPECT_EQ(FieldOf(the_case.Do(AssignTo("handler-2"))), "act.handler.subject");

  v1::Act act = AssignTo("handler-3");
  act.mutable_assign()->mutable_investigator()->set_subject("handler-2");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.investigator.subject");
  EXPECT_TRUE(the_case.Do(AssignTo("handler-3")).ok());
}

TEST(AssignTest, EndsWithTheCase) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Withdraw()).ok());

  EXPECT_EQ(the_case.Do(AssignTo("handler-2")).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(SetComplexityTest, NeedsTheBandAndTheReason) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act;
  act.mutable_set_complexity()->set_reason("Two providers dispute what happened.");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.complexity");

  act.mutable_set_complexity()->set_complexity(v1::COMPLEXITY_HIGH);
  act.mutable_set_complexity()->set_reason(" ");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reason");

  act.mutable_set_complexity()->set_reason("Two providers dispute what happened.");
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.File().complexity(), v1::COMPLEXITY_HIGH);
  EXPECT_EQ(the_case.File().complexity_reason(), "Two providers dispute what happened.");
}

}  // namespace
}  // namespace candour::intake
