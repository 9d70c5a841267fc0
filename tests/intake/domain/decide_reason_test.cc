#include "services/intake/domain/decide_reason.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const absl::CivilDay kOld(2026, 6, 15);
const absl::CivilDay kNew(2026, 7, 6);

v1::Act ShortOfStaff() {
  v1::Act act = ExtendTo(kNew);
  act.mutable_extend()->set_reason("DR-08");
  act.mutable_extend()->clear_facts();
  act.mutable_extend()->set_explanation("Two of our four investigators left in May.");
  return act;
}

TEST(ReasonTest, WantsExactlyTheFactsOfItsText) {
  ACase the_case = ACase::Planned(kOld);
  v1::Act act = ExtendTo(kNew);

  act.mutable_extend()->mutable_facts()->erase("date");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.facts");
  (*act.mutable_extend()->mutable_facts())["date"] = " ";
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.facts");
  (*act.mutable_extend()->mutable_facts())["date"] = "Monday 1 June 2026";
  (*act.mutable_extend()->mutable_facts())["event"] = "a flood";
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.facts");
}

TEST(ReasonTest, ThatMayNotStandAloneNeedsAnExplanation) {
  ACase the_case = ACase::Planned(kOld);
  the_case.As(type::v1::ROLE_COMPLAINTS_MANAGER);
  v1::Act act = ShortOfStaff();
  act.mutable_extend()->clear_explanation();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.explanation");
  EXPECT_TRUE(the_case.Do(ShortOfStaff()).ok());
}

TEST(ReasonTest, ThatMayNotStandAloneNeedsTheComplaintsManager) {
  ACase the_case = ACase::Planned(kOld);

  EXPECT_EQ(the_case.Do(ShortOfStaff()).code(), absl::StatusCode::kPermissionDenied);
}

// Proves G-3.
TEST(ReasonTest, OfSafeguardingMayLeaveOnlyByTheSafeguardingLeadG3) {
  v1::Act act = ExtendTo(kNew);
  act.mutable_extend()->set_reason("DR-05");
  act.mutable_extend()->clear_facts();
  ACase by_handler = ACase::Planned(kOld);
  ACase by_lead = ACase::Planned(kOld);
  by_lead.As(type::v1::ROLE_SAFEGUARDING_LEAD);

  ASSERT_TRUE(by_handler.Do(act).ok());
  ASSERT_TRUE(by_lead.Do(act).ok());

  EXPECT_FALSE(by_handler.File().amendments(0).reason_approved());
  EXPECT_TRUE(by_lead.File().amendments(0).reason_approved());
}

TEST(ReasonTest, IsNotThatThereWasMuchToDo) {
  ACase the_case = ACase::Planned(kOld);
  v1::Act act = ExtendTo(kNew);
  act.mutable_extend()->set_explanation("Due to exceptional circumstances.");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.explanation");

  act = ExtendTo(kNew);
  (*act.mutable_extend()->mutable_facts())["who"] = "Workload";
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.facts");
}

TEST(IsBannedTest, SeesThroughWordsThatAddNoFact) {
  EXPECT_TRUE(IsBanned("workload"));
  EXPECT_TRUE(IsBanned("We are sorry: this is due to COMPETING  demands."));
  EXPECT_TRUE(IsBanned("high workload and exceptional circumstances"));
}

TEST(IsBannedTest, LetsAFactStand) {
  EXPECT_FALSE(IsBanned("The flood of 2 May doubled the workload of our two investigators."));
  EXPECT_FALSE(IsBanned(""));
  EXPECT_FALSE(IsBanned("We are sorry."));
}

}  // namespace
}  // namespace candour::intake
