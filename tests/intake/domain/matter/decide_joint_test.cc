#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act LedBy(const std::string& lead) {
  v1::Act act;
  v1::JointHandling& joint = *act.mutable_arrange_joint()->mutable_joint();
  joint.add_bodies("nhs-trust-1");
  joint.set_lead(lead);
  *joint.mutable_agreed_on() = ToMessage(absl::CivilDay(2026, 5, 11));
  joint.set_health(true);
  return act;
}

v1::Act AskFor(const std::string& text) {
  v1::Act act;
  act.mutable_request_information()->set_body("nhs-trust-1");
  act.mutable_request_information()->set_text(text);
  return act;
}

// Proves R-25.
TEST(DecideArrangeJointTest, TellsTheComplainantWhoLeads) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(LedBy("council")).ok());

  EXPECT_EQ(the_case.File().matter().joint().lead(), "council");
  EXPECT_EQ(the_case.Last("LEAD").notice(), "N-07J");
  EXPECT_EQ(the_case.DueBy("LEAD"), absl::CivilDay(2026, 5, 14));
}

// Proves R-25.
TEST(DecideArrangeJointTest, KeepsTheNamesOfTheBodiesThatTakePart) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = LedBy("council");
  auto& names = *act.mutable_arrange_joint()->mutable_joint()->mutable_names();
  names["another-trust"] = "Another Trust";
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.joint.names");
  names.clear();
  names["nhs-trust-1"] = " ";
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.joint.names");
  names["nhs-trust-1"] = "Milford General Hospital";

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().matter().joint().names().at("nhs-trust-1"), "Milford General Hospital");
}

// Proves R-25, Q25.
TEST(DecideArrangeJointTest, MovesNoneOfOurClocks) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));

  ASSERT_TRUE(the_case.Do(LedBy("nhs-trust-1")).ok());

  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 6, 30));
  EXPECT_TRUE(the_case.IsOpenFor("RELEVANT"));
}

// Proves R-25.
TEST(DecideArrangeJointTest, TellsAnewWhenAnotherBodyLeads) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(LedBy("council")).ok());
  ASSERT_TRUE(the_case.Do(AskFor("The discharge summary.")).ok());

  ASSERT_TRUE(the_case.Do(LedBy("nhs-trust-1")).ok());

  EXPECT_EQ(CountOpen(the_case, "LEAD"), 1);
  EXPECT_EQ(the_case.File().matter().joint().requests_size(), 1);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(DecideArrangeJointTest, RefusesALeadThatTakesNoPart) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(LedBy("another-council"))), "act.joint.lead");
}

// Proves R-25.
TEST(DecideRequestInformationTest, OwesAnAnswerWithinFiveWorkingDaysForEachRequest) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(LedBy("council")).ok());

  ASSERT_TRUE(the_case.Do(AskFor("The discharge summary.")).ok());
  ASSERT_TRUE(the_case.Do(AskFor("The ward's rota.")).ok());

  EXPECT_EQ(CountOpen(the_case, "INFORMATION"), 2);
  EXPECT_EQ(the_case.DueBy("INFORMATION"), absl::CivilDay(2026, 5, 18));
  EXPECT_EQ(the_case.Last("INFORMATION").party(), "nhs-trust-1/2");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-25.
TEST(DecideRequestInformationTest, EndsWithTheInformationThatWasAskedFor) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(LedBy("council")).ok());
  ASSERT_TRUE(the_case.Do(AskFor("The discharge summary.")).ok());
  ASSERT_TRUE(the_case.Do(AskFor("The ward's rota.")).ok());
  v1::Act act;
  act.mutable_record_information()->set_request_id(1);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_TRUE(the_case.File().matter().joint().requests(0).has_received_at());
  EXPECT_EQ(the_case.Last("INFORMATION").state(), v1::OBLIGATION_STATE_OPEN);
  EXPECT_EQ(CountOpen(the_case, "INFORMATION"), 1);
  EXPECT_EQ(the_case.Do(act).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DecideRequestInformationTest, AsksOnlyBodiesThatTakePart) {
  EXPECT_EQ(FieldOf(ACase::Acknowledged().Do(AskFor("The discharge summary."))), "act.body");
}

TEST(DecideRequestInformationTest, StillAwaitsTheAnswerWhenTheRequestLeft) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(LedBy("council")).ok());
  ASSERT_TRUE(the_case.Do(AskFor("The discharge summary.")).ok());
  EXPECT_EQ(the_case.Last("INFORMATION").notice(), "N-S2");

  ASSERT_TRUE(the_case.Tell("INFORMATION").ok());

  EXPECT_TRUE(the_case.IsOpenFor("INFORMATION"));
  EXPECT_EQ(the_case.File().notices().rbegin()->notice(), "N-S2");
}

}  // namespace
}  // namespace candour::intake
