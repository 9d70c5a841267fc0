#include "services/intake/domain/matter/debt_hold.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Confirm(const std::string& theme) {
  v1::Act act;
  act.mutable_confirm_themes()->add_points()->set_point_id(1);
  act.mutable_confirm_themes()->mutable_points(0)->set_theme(theme);
  return act;
}

v1::Act Answer(bool held) {
  v1::Act act;
  act.mutable_answer_debt_hold()->set_held(held);
  act.mutable_answer_debt_hold()->set_reason("The invoices of March are disputed.");
  return act;
}

// Proves G-16.
TEST(DebtHoldTest, IsAskedForWhenAPointIsAboutACharge) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(Confirm("CHG-01")).ok());

  ASSERT_EQ(the_case.File().matter().debt_holds_size(), 1);
  EXPECT_EQ(the_case.File().matter().debt_holds(0).point_ids(0), 1U);
  EXPECT_EQ(the_case.DueBy("DEBT_HOLD"), absl::CivilDay(2026, 5, 18));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-16.
TEST(DebtHoldTest, IsAskedForWhenAPointIsAboutAFinancialAssessment) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(Confirm("FIN-02")).ok());

  EXPECT_TRUE(the_case.IsOpenFor("DEBT_HOLD"));
}

// Proves G-16.
TEST(DebtHoldTest, IsNotAskedForWhenNoMoneyIsDisputed) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(Confirm("COM-01")).ok());

  EXPECT_EQ(the_case.File().matter().debt_holds_size(), 0);
}

// Proves G-16.
TEST(DebtHoldTest, KeepsTheAnswerItsReasonAndItsDay) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Confirm("CHG-01")).ok());
  v1::Act act = Answer(true);
  *act.mutable_answer_debt_hold()->mutable_held_until() = ToMessage(absl::CivilDay(2026, 7, 31));

  ASSERT_TRUE(the_case.Do(act).ok());

  const v1::DebtHold& hold = the_case.File().matter().debt_holds(0);
  EXPECT_TRUE(hold.held());
  EXPECT_EQ(hold.reason(), "The invoices of March are disputed.");
  EXPECT_EQ(the_case.Last("DEBT_HOLD").state(), v1::OBLIGATION_STATE_MET);
}

// Proves G-16.
TEST(DebtHoldTest, NeedsAReasonForNoAsWell) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Confirm("CHG-01")).ok());
  v1::Act act = Answer(false);
  act.mutable_answer_debt_hold()->clear_reason();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reason");
}

TEST(DebtHoldTest, IsAskedForOnce) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Confirm("CHG-01")).ok());
  ASSERT_TRUE(the_case.Do(Answer(false)).ok());

  ASSERT_TRUE(the_case.Do(Confirm("CHG-02")).ok());

  EXPECT_EQ(the_case.File().matter().debt_holds_size(), 1);
}

TEST(DebtHoldTest, IsAskedForByHandWithTheSum) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act;
  act.mutable_request_debt_hold()->add_point_ids(1);
  act.mutable_request_debt_hold()->set_amount_pence(41250);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().matter().debt_holds(0).amount_pence(), 41250);
  EXPECT_EQ(the_case.Do(act).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DebtHoldTest, SaysWhichPointItIsAbout) {
  v1::Act act;
  act.mutable_request_debt_hold();

  EXPECT_EQ(FieldOf(ACase::Acknowledged().Do(act)), "act.point_ids");
}

}  // namespace
}  // namespace candour::intake
