#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/people/acts.h"
#include "tests/intake/domain/people/people_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Contact in writing only, from Monday 11 May to the end of July 2026.
v1::Act LimitContact() {
  v1::Act act;
  v1::RecordRestriction& limit = *act.mutable_record_restriction();
  limit.set_words("Please contact us in writing only.");
  limit.set_reason("61 calls in two weeks; see the call log.");
  *limit.mutable_until() = ToMessage(absl::CivilDay(2026, 7, 31));
  v1::ContactDecision& decision = *limit.mutable_decision();
  decision.set_reason("You phoned 61 times in two weeks.");
  *decision.mutable_review_by() = ToMessage(absl::CivilDay(2026, 7, 24));
  decision.set_appeal_to("the Head of Customer Relations");
  return act;
}

ACase BeforeTheManager() {
  ACase the_case = ACase::Acknowledged();
  the_case.As(type::v1::ROLE_COMPLAINTS_MANAGER);
  the_case.By("manager-1");
  return the_case;
}

TEST(ContactDecisionTest, OwesTheNoticeAndTheReview) {
  ACase the_case = BeforeTheManager();

  ASSERT_TRUE(the_case.Do(LimitContact()).ok());

  EXPECT_EQ(the_case.Last("CONTACT_LIMIT").notice(), "N-22");
  EXPECT_EQ(the_case.DueBy("CONTACT_LIMIT"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(the_case.DueBy("CONTACT_REVIEW"), absl::CivilDay(2026, 7, 24));
  const v1::ContactDecision& decision = the_case.File().complainant().restrictions(0).decision();
  EXPECT_EQ(StoredDay(decision.appeal_by()), absl::CivilDay(2026, 6, 9));
  EXPECT_EQ(decision.decided_by(), "manager-1");
  EXPECT_EQ(decision.obligation_id(), the_case.Last("CONTACT_LIMIT").obligation_id());
  EXPECT_TRUE(IsSound(the_case));
}

TEST(ContactDecisionTest, IsTheManagersAndNobodyElses) {
  ACase the_case = BeforeTheManager();
  the_case.As(type::v1::ROLE_HANDLER);

  EXPECT_TRUE(absl::IsPermissionDenied(the_case.Do(LimitContact())));
}

TEST(ContactDecisionTest, OwesNoNoticeOfWhatThePersonWishes) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = LimitContact();
  act.mutable_record_restriction()->clear_decision();

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_FALSE(the_case.IsOpenFor("CONTACT_LIMIT"));
  EXPECT_FALSE(the_case.IsOpenFor("CONTACT_REVIEW"));
}

TEST(ContactDecisionTest, SaysUntilWhenWhyAndToWhomToAppeal) {
  ACase the_case = BeforeTheManager();
  v1::Act act = LimitContact();
  act.mutable_record_restriction()->clear_until();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.until");
  act = LimitContact();
  act.mutable_record_restriction()->mutable_decision()->clear_reason();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.decision.reason");
  act = LimitContact();
  act.mutable_record_restriction()->mutable_decision()->clear_appeal_to();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.decision.appeal_to");
  act = LimitContact();
  *act.mutable_record_restriction()->mutable_decision()->mutable_review_by() =
      ToMessage(absl::CivilDay(2026, 8, 3));
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.decision.review_by");
  act = LimitContact();
  act.mutable_record_restriction()->set_party(v1::PARTY_CARE_RECIPIENT);
  EXPECT_FALSE(the_case.Do(act).ok());
}

TEST(ContactDecisionTest, GoesOnAfterItsReviewByAnotherNotice) {
  ACase the_case = BeforeTheManager();
  ASSERT_TRUE(the_case.Do(LimitContact()).ok());
  ASSERT_TRUE(the_case.Tell("CONTACT_LIMIT").ok());
  the_case.On(absl::CivilDay(2026, 7, 23));
  v1::Act again = LimitContact();
  v1::RecordRestriction& limit = *again.mutable_record_restriction();
  limit.set_restriction_id(1);
  limit.clear_words();
  *limit.mutable_until() = ToMessage(absl::CivilDay(2026, 9, 30));
  *limit.mutable_decision()->mutable_review_by() = ToMessage(absl::CivilDay(2026, 9, 23));

  ASSERT_TRUE(the_case.Do(again).ok());

  EXPECT_EQ(the_case.File().complainant().restrictions_size(), 1);
  EXPECT_EQ(the_case.DueBy("CONTACT_LIMIT"), absl::CivilDay(2026, 7, 28));
  EXPECT_EQ(the_case.DueBy("CONTACT_REVIEW"), absl::CivilDay(2026, 9, 23));
  EXPECT_TRUE(IsSound(the_case));
  EXPECT_EQ(Refolded(the_case).SerializeAsString(), the_case.File().SerializeAsString());
}

TEST(ContactDecisionTest, EndsWithItsNoticeWhenItIsLifted) {
  ACase the_case = BeforeTheManager();
  ASSERT_TRUE(the_case.Do(LimitContact()).ok());
  v1::Act lift;
  lift.mutable_record_restriction()->set_restriction_id(1);
  lift.mutable_record_restriction()->set_reason("The appeal was upheld.");

  ASSERT_TRUE(the_case.Do(lift).ok());

  EXPECT_EQ(the_case.Last("CONTACT_REVIEW").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.Last("CONTACT_LIMIT").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_TRUE(IsSound(the_case));
}

// The complaint is answered; what the person was told of contact stands.
TEST(ContactDecisionTest, OutlivesTheAnswer) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.As(type::v1::ROLE_COMPLAINTS_MANAGER);
  ASSERT_TRUE(the_case.Do(LimitContact()).ok());

  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_TRUE(the_case.IsOpenFor("CONTACT_LIMIT"));
  EXPECT_TRUE(the_case.IsOpenFor("CONTACT_REVIEW"));
  EXPECT_TRUE(IsSound(the_case));
}

}  // namespace
}  // namespace candour::intake
