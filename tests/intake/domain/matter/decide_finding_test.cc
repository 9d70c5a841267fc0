// Also tests services/intake/domain/matter/codes.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The response without outcomes of its own.
v1::Act RespondByFindings() {
  v1::Act act = RespondUpheld();
  act.mutable_respond()->clear_points();
  return act;
}

// Proves C-09, R-39.
TEST(DecideRecordFindingTest, KeepsOutcomeReasonsAndRootCausesOfAPoint) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = Find(1, "PUP");
  act.mutable_record_finding()->mutable_finding()->add_root_causes("RC8");
  act.mutable_record_finding()->mutable_finding()->set_responsibility("The agency's rota.");

  ASSERT_TRUE(the_case.Do(act).ok());

  const v1::Finding& finding = PointAt(the_case, 1).matter().finding();
  EXPECT_EQ(finding.outcome(), "PUP");
  EXPECT_EQ(finding.root_causes(0), "RC8");
  EXPECT_EQ(finding.responsibility(), "The agency's rota.");
  EXPECT_TRUE(finding.has_found_at());
}

TEST(DecideRecordFindingTest, LeavesTheOutcomeOfTheCaseToBeDerived) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(Find(1, "UPH")).ok());

  EXPECT_EQ(the_case.File().outcome(), "");
}

// Proves C-09, Q11, Q12.
TEST(DecideRecordFindingTest, LetsTheResponseTakeTheFindingsAndDerivesTheOutcome) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  ASSERT_TRUE(the_case.Do(Find(1, "UPH")).ok());
  ASSERT_TRUE(the_case.Do(Find(2, "NUP")).ok());

  const absl::Status answered = the_case.Do(RespondByFindings());

  ASSERT_TRUE(answered.ok()) << answered;
  EXPECT_EQ(PointAt(the_case, 1).outcome(), "UPH");
  EXPECT_EQ(PointAt(the_case, 2).outcome(), "NUP");
  EXPECT_EQ(the_case.File().outcome(), "PUP");
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

// Proves C-09.
TEST(DecideRecordFindingTest, RefusesAResponseThatLeavesAPointOut) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  ASSERT_TRUE(the_case.Do(Find(1, "UPH")).ok());

  EXPECT_EQ(the_case.Do(RespondByFindings()).code(), absl::StatusCode::kInvalidArgument);
}

// Proves C-09.
TEST(DecideRecordFindingTest, AsksForTheReasons) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = Find(1, "NUP");
  act.mutable_record_finding()->mutable_finding()->clear_reasons();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.finding.reasons");
}

TEST(DecideRecordFindingTest, RefusesAnOutcomeThatIsNoFinding) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(Find(1, "WDN"))), "act.finding.outcome");
}

TEST(DecideRecordFindingTest, RefusesARootCauseThatIsNone) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = Find(1, "UPH");
  act.mutable_record_finding()->mutable_finding()->add_root_causes("RC15");

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.finding.root_causes[0]");
}

}  // namespace
}  // namespace candour::intake
