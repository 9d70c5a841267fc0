// Also tests services/intake/domain/correspondence/sight.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/correspondence/sight.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act KeepFrom(const std::string& subject) {
  v1::Act act;
  act.mutable_restrict_case()->add_except(subject);
  act.mutable_restrict_case()->set_reason("It is about this member of staff.");
  return act;
}

v1::Act OnlyFor(const std::vector<std::string>& subjects) {
  v1::Act act;
  for (const std::string& subject : subjects) act.mutable_restrict_case()->add_only(subject);
  act.mutable_restrict_case()->set_reason("About a councillor's mother.");
  return act;
}

v1::Act OpenBecause(const std::string& reason) {
  v1::Act act;
  act.mutable_open_restricted()->set_reason(reason);
  return act;
}

Context As(const ACase& the_case, const std::string& subject) {
  Context context = the_case.TheContext();
  context.actor.subject = subject;
  return context;
}

absl::Status DecidedBy(const ACase& the_case, const std::string& subject, const v1::Act& act) {
  return Decide(&the_case.File(), act, As(the_case, subject)).status();
}

TEST(RestrictCaseTest, HidesTheCaseFromTheMemberOfStaffWhomItIsAbout) {
  ACase the_case = ACase::Received();

  ASSERT_TRUE(the_case.Do(KeepFrom("handler-7")).ok());

  const absl::Time now = the_case.TheContext().now;
  EXPECT_FALSE(MaySee(the_case.File(), "handler-7", now));
  EXPECT_TRUE(MaySee(the_case.File(), "handler-8", now));
  EXPECT_TRUE(MaySee(the_case.File(), Actor{"notification", {type::v1::ROLE_SERVICE}}, now));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(RestrictCaseTest, LetsNobodyActOnACaseThatTheyMayNotKnow) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(KeepFrom("handler-7")).ok());

  const absl::Status refused = DecidedBy(the_case, "handler-7", AcknowledgeByPhone());

  EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
  EXPECT_TRUE(DecidedBy(the_case, "handler-8", AcknowledgeByPhone()).ok());
}

TEST(RestrictCaseTest, DoesNotLockOutWhoeverRestricts) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(OnlyFor({"somebody-else"}))), "act.only");
  EXPECT_EQ(FieldOf(the_case.Do(KeepFrom(the_case.TheContext().actor.subject))), "act.only");
  EXPECT_TRUE(the_case.Do(OnlyFor({the_case.TheContext().actor.subject, "manager-2"})).ok());
}

TEST(RestrictCaseTest, NeedsSomebodyAndNoContradiction) {
  ACase the_case = ACase::Received();
  v1::Act both = OnlyFor({"a"});
  both.mutable_restrict_case()->add_except("a");
  v1::Act nobody;
  nobody.mutable_restrict_case()->set_reason("no idea");

  EXPECT_EQ(FieldOf(the_case.Do(both)), "act.except");
  EXPECT_EQ(FieldOf(the_case.Do(nobody)), "act.only");
}

TEST(OpenRestrictedTest, LetsInForAnHourWithAReasonAndLeavesAnAlert) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(OnlyFor({the_case.TheContext().actor.subject})).ok());

  const auto opened =
      Decide(&the_case.File(), OpenBecause("Fire alarm."), As(the_case, "duty-worker"));
  ASSERT_TRUE(opened.ok()) << opened.status();
  v1::CaseFile file = the_case.File();
  ApplyCorrespondence(file, opened->front());

  const absl::Time now = the_case.TheContext().now;
  EXPECT_EQ(opened->front().restricted_opened().opening().subject(), "duty-worker");
  EXPECT_TRUE(MaySee(file, "duty-worker", now));
  EXPECT_FALSE(MaySee(file, "duty-worker", now + kEmergencyAccess));
  EXPECT_FALSE(MaySee(file, "another", now));
}

TEST(OpenRestrictedTest, NeverOpensForOneFromWhomItIsKept) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(KeepFrom("handler-7")).ok());

  EXPECT_EQ(DecidedBy(the_case, "handler-7", OpenBecause("Curious.")).code(),
            absl::StatusCode::kNotFound);
}

TEST(OpenRestrictedTest, WantsAReasonAndANeed) {
  ACase the_case = ACase::Received();
  EXPECT_EQ(the_case.Do(OpenBecause("No need.")).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(OnlyFor({the_case.TheContext().actor.subject})).ok());

  EXPECT_EQ(FieldOf(DecidedBy(the_case, "duty-worker", OpenBecause("  "))), "act.reason");
}

TEST(LiftRestrictionTest, ShowsTheCaseAgain) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(KeepFrom("handler-7")).ok());
  v1::Act lift;
  lift.mutable_lift_restriction()->set_reason("Cleared.");

  ASSERT_TRUE(the_case.Do(lift).ok());

  EXPECT_TRUE(MaySee(the_case.File(), "handler-7", the_case.TheContext().now));
  EXPECT_EQ(the_case.Do(lift).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
