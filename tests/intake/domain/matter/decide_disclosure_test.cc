#include <gtest/gtest.h>

#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Misdirected() {
  v1::Act act;
  act.mutable_report_misdirected()->set_disclosed("The acknowledgement went to a neighbour.");
  return act;
}

v1::Act Assessed() {
  v1::Act act;
  act.mutable_assess_misdirected()->set_decision("It came back unopened: no risk to anybody.");
  return act;
}

v1::Act Remove(uint32_t point_id) {
  v1::Act act;
  act.mutable_remove_misfiled()->set_point_id(point_id);
  act.mutable_remove_misfiled()->set_belongs_to("ASC-2026-000002-6");
  return act;
}

// Proves G-11.
TEST(DecideReportMisdirectedTest, StopsAutomationAndNamesWhatWasDisclosed) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(Misdirected()).ok());

  EXPECT_TRUE(the_case.File().matter().automation_stopped());
  EXPECT_EQ(the_case.File().matter().misdirections(0).disclosed(),
            "The acknowledgement went to a neighbour.");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-11.
TEST(DecideReportMisdirectedTest, GivesInformationGovernanceSeventyTwoHours) {
  ACase the_case = ACase::Acknowledged();
  const absl::Time reported = the_case.TheContext().now;

  ASSERT_TRUE(the_case.Do(Misdirected()).ok());

  const v1::Obligation owed = the_case.Last("DISCLOSURE");
  EXPECT_EQ(the_case.DueBy("DISCLOSURE"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(InstantFrom(owed.alarms(0).at()), reported + absl::Hours(72));
  EXPECT_EQ(owed.alarms(0).alarm(), v1::ALARM_ESCALATE);
  EXPECT_EQ(owed.to(), v1::RECIPIENT_STAFF);
}

// Proves G-11.
TEST(DecideReportMisdirectedTest, LetsAutomationRunAgainOnceItWasAssessed) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Misdirected()).ok());

  ASSERT_TRUE(the_case.Do(Assessed()).ok());

  EXPECT_FALSE(the_case.File().matter().automation_stopped());
  EXPECT_EQ(the_case.Last("DISCLOSURE").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.Do(Assessed()).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves G-11.
TEST(DecideReportMisdirectedTest, IsAssessedEvenWhenTheComplaintIsWithdrawn) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Misdirected()).ok());

  ASSERT_TRUE(the_case.Do(Withdraw()).ok());

  EXPECT_TRUE(the_case.IsOpenFor("DISCLOSURE"));
}

TEST(DecideReportMisdirectedTest, NamesANoticeOfTheCase) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = Misdirected();
  act.mutable_report_misdirected()->set_notice_obligation_id(
      "2c7b2f1e-6b7c-4b61-9d0e-3f1a2b3c4d5e");

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.notice_obligation_id");
}

// Proves G-11.
TEST(DecideRemoveMisfiledTest, TakesThePointOutAndNamesTheBodiesThatGo) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(AddRelated("My mother's invoice is wrong.")).ok());
  const int64_t added = the_case.File().version();
  ASSERT_TRUE(the_case.Do(OccurredOn(2, absl::CivilDay(2026, 5, 1))).ok());

  ASSERT_TRUE(the_case.Do(Remove(2)).ok());

  EXPECT_EQ(the_case.File().points_size(), 1);
  const v1::MisfiledRemoved& removed = the_case.Events().back().misfiled_removed();
  ASSERT_EQ(removed.versions_size(), 2);
  EXPECT_EQ(removed.versions(0), added);
  EXPECT_EQ(removed.versions(1), added + 1);
}

// Proves G-11.
TEST(DecideRemoveMisfiledTest, NeverGivesTheNumberOfTheRemovedPointAgain) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(AddRelated("My mother's invoice is wrong.")).ok());
  ASSERT_TRUE(the_case.Do(Remove(2)).ok());

  ASSERT_TRUE(the_case.Do(AddRelated("She had no supper.")).ok());

  EXPECT_EQ(the_case.File().points(1).point_id(), 3U);
}

TEST(DecideRemoveMisfiledTest, LeavesThePointsThatCameWithTheComplaint) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(Remove(1))), "act.point_id");
}

TEST(DecideRemoveMisfiledTest, LeavesAPointThatIsDecided) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(AddRelated("She had no supper.")).ok());
  ASSERT_TRUE(the_case.Do(Find(2, "UPH")).ok());

  EXPECT_EQ(the_case.Do(Remove(2)).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
