#include "services/intake/domain/decide_acknowledge.h"

#include <gtest/gtest.h>

#include "services/intake/domain/decide_checks.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(AcknowledgeTest, EndsTheDutyAndOwesAPlanInFiveWorkingDays) {
  const ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(the_case.Last("ACK").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.DueBy("PLAN"), absl::CivilDay(2026, 5, 18));
  EXPECT_EQ(the_case.File().status(), v1::STATUS_ACKNOWLEDGED);
}

// Proves, I-1.
TEST(AcknowledgeTest, KeepsMethodInstantAndOfferI1) {
  const v1::CaseFile file = ACase::Acknowledged().File();

  EXPECT_EQ(file.acknowledgement_method(), "phone");
  EXPECT_TRUE(file.has_acknowledged_at());
  EXPECT_TRUE(file.discussion_offered());
  EXPECT_TRUE(file.scope_checked());
}

// Proves R-34, I-1.
TEST(AcknowledgeTest, RefusesWithoutTheOfferToDiscussI1) {
  ACase the_case = ACase::Received();
  v1::Act act = AcknowledgeByPhone();
  act.mutable_acknowledge()->set_discussion_offered(false);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.discussion_offered");
}

TEST(AcknowledgeTest, RefusesAnUnknownMethodAndANoticeThatWasNotSent) {
  ACase the_case = ACase::Received();
  v1::Act act = AcknowledgeByPhone();

  act.mutable_acknowledge()->set_method("pigeon");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.method");
  act.mutable_acknowledge()->set_method("notice");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.method");
}

TEST(AcknowledgeTest, RefusesASecondTime) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(the_case.Do(AcknowledgeByPhone()).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves Q6.
TEST(AcknowledgeTest, LetsASentNoticeCountOncePersonsHaveCheckedTheScopeQ6) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Tell("ACK").ok());
  ASSERT_TRUE(the_case.IsOpenFor("ACK"));
  v1::Act act = AcknowledgeByPhone();
  act.mutable_acknowledge()->set_method("notice");

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  EXPECT_EQ(the_case.File().acknowledgement_method(), "notice");
}

TEST(AcknowledgeTest, OwesAReplyWhereThereIsNoPlan) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_record_type(v1::RECORD_TYPE_DPC);
  ASSERT_TRUE(the_case.Do(submit).ok());

  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());

  EXPECT_FALSE(the_case.IsOpenFor("PLAN"));
  EXPECT_EQ(the_case.DueBy("REPLY"), absl::CivilDay(2026, 5, 26));
}

}  // namespace
}  // namespace candour::intake
