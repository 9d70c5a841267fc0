// Also tests services/intake/domain/delivery/apply_delivery.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "services/intake/domain/people/party.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const absl::CivilDay kTuesday(2026, 5, 12);

v1::Act FailedOf(const ACase& the_case, std::string_view clock) {
  v1::Act act;
  v1::ReportNoticeFailed& failed = *act.mutable_report_notice_failed();
  failed.set_obligation_id(the_case.Last(clock).obligation_id());
  failed.set_channel("smtp");
  failed.set_cause("no_such_address");
  *failed.mutable_failed_at() = ToTimestamp(the_case.TheContext().now);
  return act;
}

// An agreed plan whose notice was told on the day it was owed.
ACase WithPlanTold() {
  ACase the_case = ACase::Planned(kResponseBy);
  EXPECT_TRUE(the_case.Tell("PLAN_NOTICE").ok());
  the_case.On(kTuesday);
  return the_case;
}

// Proves NF-3.
TEST(ReportNoticeFailedTest, OwesAgainWhatBouncedByTheSameDay) {
  ACase the_case = WithPlanTold();
  const absl::CivilDay due = StoredDay(the_case.Last("PLAN_NOTICE").due_by());

  ASSERT_TRUE(the_case.Do(FailedOf(the_case, "PLAN_NOTICE")).ok());

  EXPECT_TRUE(the_case.IsOpenFor("PLAN_NOTICE"));
  EXPECT_EQ(the_case.DueBy("PLAN_NOTICE"), due);
  EXPECT_TRUE(the_case.File().notices(the_case.File().notices_size() - 1).has_failed_at());
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

const v1::ContactPoint* Point(const ACase& the_case, v1::ContactKind kind) {
  return FindContact(the_case.File().complainant(), kind);
}

v1::Act Confirmed(v1::ContactKind kind) {
  v1::Act act;
  act.mutable_record_contact()->set_kind(kind);
  act.mutable_record_contact()->set_confirmation(v1::CONFIRMATION_PERSON);
  return act;
}

// Proves NF-3.
TEST(ReportNoticeFailedTest, UsesAnAddressThatBouncedNoMoreUntilSomebodyConfirmsIt) {
  ACase the_case = WithPlanTold();
  ASSERT_TRUE(MayBeEmailed(the_case.File().complainant()));

  ASSERT_TRUE(the_case.Do(FailedOf(the_case, "PLAN_NOTICE")).ok());

  ASSERT_NE(Point(the_case, v1::CONTACT_KIND_EMAIL), nullptr);
  EXPECT_TRUE(Point(the_case, v1::CONTACT_KIND_EMAIL)->has_failed_at());
  EXPECT_FALSE(MayBeEmailed(the_case.File().complainant()));
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
  ASSERT_TRUE(the_case.Do(Confirmed(v1::CONTACT_KIND_EMAIL)).ok());
  EXPECT_TRUE(MayBeEmailed(the_case.File().complainant()));
}

TEST(ReportNoticeFailedTest, TrustsAnAddressThatTookThePlaceOfTheOneThatBounced) {
  ACase the_case = WithPlanTold();
  v1::Act replaced;
  replaced.mutable_record_contact()->set_kind(v1::CONTACT_KIND_EMAIL);
  replaced.mutable_record_contact()->set_value("jean.new@example.org");
  ACase earlier = the_case;
  ASSERT_TRUE(earlier.Do(replaced).ok());

  ASSERT_TRUE(earlier.Do(FailedOf(earlier, "PLAN_NOTICE")).ok());
  ASSERT_TRUE(the_case.Do(FailedOf(the_case, "PLAN_NOTICE")).ok());
  ASSERT_TRUE(the_case.Do(replaced).ok());

  EXPECT_TRUE(MayBeEmailed(earlier.File().complainant()));
  EXPECT_TRUE(MayBeEmailed(the_case.File().complainant()));
}

TEST(ReportNoticeFailedTest, SaysNothingOfTheAddressWhereTheMailboxWasFull) {
  ACase the_case = WithPlanTold();
  v1::Act full = FailedOf(the_case, "PLAN_NOTICE");
  full.mutable_report_notice_failed()->set_cause("mailbox_full");

  ASSERT_TRUE(the_case.Do(full).ok());

  EXPECT_TRUE(MayBeEmailed(the_case.File().complainant()));
}

// Proves G-4. A letter takes longer, and the holding notice has to leave earlier.
TEST(ReportNoticeFailedTest, HoldsThePromisedDateByPostFromThenOn) {
  ACase the_case = WithPlanTold();
  const auto before = the_case.Last("RESPONSE");

  ASSERT_TRUE(the_case.Do(FailedOf(the_case, "PLAN_NOTICE")).ok());

  const v1::Obligation after = the_case.Last("RESPONSE");
  EXPECT_EQ(after.due_by().SerializeAsString(), before.due_by().SerializeAsString());
  EXPECT_NE(after.SerializeAsString(), before.SerializeAsString());
}

// Proves NF-3.
TEST(ReportNoticeFailedTest, IsMetOnceAnotherAttemptLeft) {
  ACase the_case = WithPlanTold();
  ASSERT_TRUE(the_case.Do(FailedOf(the_case, "PLAN_NOTICE")).ok());

  ASSERT_TRUE(the_case.Tell("PLAN_NOTICE").ok());

  EXPECT_FALSE(the_case.IsOpenFor("PLAN_NOTICE"));
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

// Proves NF-3, I-1. N-01 of a case whose scope nobody has checked came back and left once more.
TEST(ReportNoticeFailedTest, LeavesTheAcknowledgementToAPersonHoweverOftenN01Leaves) {
  ACase the_case = ACase::Received();
  ASSERT_FALSE(the_case.File().scope_checked());
  ASSERT_TRUE(the_case.Tell("ACK").ok());
  ASSERT_TRUE(the_case.Do(FailedOf(the_case, "ACK")).ok());

  ASSERT_TRUE(the_case.Tell("ACK").ok());

  EXPECT_TRUE(the_case.IsOpenFor("ACK"));
  EXPECT_FALSE(the_case.File().has_acknowledged_at());
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(ReportNoticeFailedTest, ChangesNothingASecondTime) {
  ACase the_case = WithPlanTold();
  const v1::Act failed = FailedOf(the_case, "PLAN_NOTICE");
  ASSERT_TRUE(the_case.Do(failed).ok());

  ASSERT_TRUE(the_case.Do(failed).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(ReportNoticeFailedTest, KnowsNoObligationOfAnotherCase) {
  ACase the_case = WithPlanTold();
  v1::Act failed = FailedOf(the_case, "PLAN_NOTICE");
  failed.mutable_report_notice_failed()->set_obligation_id("00000000-0000-4000-8000-000000000000");

  EXPECT_EQ(the_case.Do(failed).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::intake
