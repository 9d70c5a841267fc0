// Also tests services/intake/domain/matter/severity.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/invariants.h"
#include "services/intake/domain/matter/severity.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(SeverityTest, PutsEveryScoreIntoItsBand) {
  EXPECT_EQ(BandOf(1, 3), "low");
  EXPECT_EQ(BandOf(2, 2), "moderate");
  EXPECT_EQ(BandOf(3, 2), "moderate");
  EXPECT_EQ(BandOf(4, 2), "high");
  EXPECT_EQ(BandOf(4, 3), "high");
  EXPECT_EQ(BandOf(5, 3), "extreme");
  EXPECT_EQ(BandOf(5, 5), "extreme");
}

// Proves G-12.
TEST(DecideTriageTest, AsksFirstWhetherAnyoneIsUnsafe) {
  ACase the_case = ACase::Received();
  v1::Act act = TriageAs(2, 2, "");
  act.mutable_triage()->set_safety_asked(false);
  act.mutable_triage()->mutable_result()->set_consequence(0);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.safety_asked");
}

// Proves G-12.
TEST(DecideTriageTest, AsksWhatWasDoneAtOnceWhenSomebodyIsUnsafe) {
  ACase the_case = ACase::Received();
  v1::Act act = TriageAs(2, 2, "");
  act.mutable_triage()->mutable_result()->set_anyone_unsafe(true);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.result.immediate_action");
  act.mutable_triage()->mutable_result()->set_immediate_action("The duty team visits today.");

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_TRUE(the_case.File().matter().triage().anyone_unsafe());
  EXPECT_TRUE(the_case.IsOpenFor("DIRECTOR"));
}

TEST(DecideTriageTest, KeepsTheScoreAndItsBand) {
  ACase the_case = ACase::Received();

  ASSERT_TRUE(the_case.Do(TriageAs(3, 4, "staff_named")).ok());

  EXPECT_EQ(the_case.File().matter().triage().score(), 12U);
  EXPECT_EQ(the_case.File().matter().triage().band(), "high");
  EXPECT_FALSE(the_case.IsOpenFor("DIRECTOR"));
}

struct Serious {
  uint32_t consequence;
  uint32_t likelihood;
  const char* flag;
};

class ForTheDirectorTest : public ::testing::TestWithParam<Serious> {};

TEST_P(ForTheDirectorTest, IsToldWithinAWorkingDay) {
  ACase the_case = ACase::Received();
  const Serious& row = GetParam();

  ASSERT_TRUE(the_case.Do(TriageAs(row.consequence, row.likelihood, row.flag)).ok());

  EXPECT_EQ(the_case.DueBy("DIRECTOR"), absl::CivilDay(2026, 5, 12));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(Reasons, ForTheDirectorTest,
                         ::testing::Values(Serious{5, 3, ""}, Serious{1, 1, "safeguarding"},
                                           Serious{1, 1, "death"}, Serious{1, 1, "public_report"}));

TEST(DecideTriageTest, TellsTheDirectorOnce) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(TriageAs(5, 3, "")).ok());
  v1::Act told;
  told.mutable_tell_director()->set_obligation_id(the_case.Last("DIRECTOR").obligation_id());
  ASSERT_TRUE(the_case.Do(told).ok());
  EXPECT_EQ(the_case.Last("DIRECTOR").state(), v1::OBLIGATION_STATE_MET);

  ASSERT_TRUE(the_case.Do(TriageAs(5, 4, "")).ok());

  EXPECT_FALSE(the_case.IsOpenFor("DIRECTOR"));
}

TEST(DecideTriageTest, StillTellsTheDirectorWhenTheComplaintIsWithdrawn) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(TriageAs(1, 1, "safeguarding")).ok());

  ASSERT_TRUE(the_case.Do(Withdraw()).ok());

  EXPECT_TRUE(the_case.IsOpenFor("DIRECTOR"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-12.
TEST(DecideTriageTest, LetsOnlyWhoAnswersForSafetyTakeOffAFlagOfSafety) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(TriageAs(2, 2, "safeguarding")).ok());
  EXPECT_EQ(the_case.Do(TriageAs(2, 2, "")).code(), absl::StatusCode::kPermissionDenied);
  the_case.As(type::v1::ROLE_SAFEGUARDING_LEAD);

  EXPECT_TRUE(the_case.Do(TriageAs(2, 2, "")).ok());
}

TEST(DecideTriageTest, RefusesAFlagThatIsNone) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(TriageAs(2, 2, "difficult"))), "act.result.flags[0]");
}

TEST(DecideTriageTest, RefusesAMatrixOfMoreThanFive) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(TriageAs(6, 2, ""))), "act.result.consequence");
  EXPECT_EQ(FieldOf(the_case.Do(TriageAs(2, 0, ""))), "act.result.likelihood");
}

}  // namespace
}  // namespace candour::intake
