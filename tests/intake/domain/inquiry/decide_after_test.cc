#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act ByHand(const ACase& the_case, std::string_view clock, absl::CivilDay sent_on) {
  v1::Act act;
  act.mutable_record_sent_by_hand()->set_obligation_id(the_case.Last(clock).obligation_id());
  *act.mutable_record_sent_by_hand()->mutable_sent_on() = ToMessage(sent_on);
  act.mutable_record_sent_by_hand()->set_channel("letter");
  return act;
}

v1::Act RespondProposing(absl::CivilDay due_by) {
  v1::Act act = RespondUpheld();
  act.mutable_respond()->set_action("proposed");
  v1::NewAction& action = *act.mutable_respond()->add_actions();
  action.set_words("We will pay back what was charged twice.");
  *action.mutable_due_by() = ToMessage(due_by);
  return act;
}

// Proves G-17.
TEST(SentByHandTest, TheSignedAnswerClosesTheDutyBeforeAHoldingNoticeFires) {
  ACase the_case = Signed(kResponseBy);
  the_case.On(kResponseBy - 4);

  ASSERT_TRUE(the_case.Do(ByHand(the_case, "RESPONSE", kResponseBy - 5)).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
  EXPECT_TRUE(the_case.File().response().sent_by_hand());
  EXPECT_EQ(the_case.Last("RESPONSE").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(LondonDay(InstantFrom(the_case.File().responded_at())), kResponseBy - 5);
  EXPECT_TRUE(the_case.Reach("RESPONSE", v1::ALARM_HOLD).ok());
  EXPECT_FALSE(the_case.IsOpenFor("HOLDING_NOTICE"));
}

// Proves G-17, I-4.
TEST(SentByHandTest, PassesTheSameGates) {
  ACase the_case = Checked(kResponseBy);
  EXPECT_EQ(the_case.Do(ByHand(the_case, "RESPONSE", absl::CivilDay(2026, 5, 11))).code(),
            absl::StatusCode::kFailedPrecondition);
}

// Proves G-17, I-2.
TEST(SentByHandTest, AnyNoticeMayBePostedByAPerson) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(kResponseBy)).ok());

  ASSERT_TRUE(the_case.Do(ByHand(the_case, "PLAN_NOTICE", absl::CivilDay(2026, 5, 11))).ok());

  EXPECT_TRUE(the_case.File().plan().in_effect());
  EXPECT_EQ(the_case.Last("PLAN_NOTICE").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.Events().rbegin()[1].sent_by_hand().notice(), "N-04");
}

TEST(SentByHandTest, NeedsADayAWayAndSomethingOwed) {
  ACase the_case = ACase::Planned(kResponseBy);
  EXPECT_EQ(FieldOf(the_case.Do(ByHand(the_case, "PLAN_NOTICE", absl::CivilDay(2026, 5, 12)))),
            "act.sent_on");
  v1::Act act = ByHand(the_case, "PLAN_NOTICE", absl::CivilDay(2026, 5, 11));
  act.mutable_record_sent_by_hand()->set_channel("pigeon");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.channel");
  EXPECT_EQ(FieldOf(the_case.Do(ByHand(the_case, "RELEVANT", absl::CivilDay(2026, 5, 11)))),
            "act.obligation_id");
}

TEST(CorrectResponseTest, AddsAnEntryAndOwesTheCorrection) {
  ACase the_case = Answered();
  const v1::Response sent = the_case.File().response();
  v1::Act act;
  act.mutable_correct_response()->set_wrong("We wrote 4 May.");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.right");
  act.mutable_correct_response()->set_right("It was 5 May.");

  ASSERT_TRUE(the_case.Do(act).ok());
  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().response_corrections_size(), 2);
  EXPECT_EQ(the_case.File().response().SerializeAsString(), sent.SerializeAsString());
  EXPECT_EQ(the_case.Last("CORRECTION").notice(), "N-17");
  EXPECT_EQ(the_case.DueBy("CORRECTION"), absl::CivilDay(2026, 5, 14));
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(CorrectResponseTest, NeedsAnAnswer) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act;
  act.mutable_correct_response()->set_wrong("a");
  act.mutable_correct_response()->set_right("b");
  EXPECT_EQ(the_case.Do(act).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves R-40.
TEST(ActionTest, WhatIsProposedHasItsDay) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = RespondProposing(absl::CivilDay(2026, 5, 29));
  act.mutable_respond()->clear_actions();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.actions");
  EXPECT_EQ(FieldOf(the_case.Do(RespondProposing(absl::CivilDay(2026, 5, 10)))),
            "act.actions[0].due_by");
}

// Proves C-08.
TEST(ActionTest, TheAnswerGoesWhenItIsKnownAndTheActionIsTracked) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(RespondProposing(absl::CivilDay(2026, 5, 29))).ok());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
  EXPECT_EQ(the_case.DueBy("ACTION"), absl::CivilDay(2026, 5, 29));

  // Closing keeps it.
  ASSERT_TRUE(the_case.Do(Close()).ok());
  EXPECT_TRUE(the_case.IsOpenFor("ACTION"));
  EXPECT_EQ(the_case.Last("CLOSED_NOTICE").notice(), "N-16");
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());

  v1::Act done;
  done.mutable_complete_action()->set_action_id(1);
  done.mutable_complete_action()->set_evidence("£412.50 paid into the account.");
  ASSERT_TRUE(the_case.Do(done).ok());
  EXPECT_EQ(the_case.Last("ACTION").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.Last("ACTION_UPDATE").notice(), "N-13");
  EXPECT_EQ(the_case.Do(done).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(SurveyTest, IsSentFifteenWorkingDaysAfterTheAnswer) {
  ACase the_case = Answered();
  EXPECT_EQ(the_case.Last("SURVEY").notice(), "N-19");
  // 25 May 2026 is a bank holiday.
  EXPECT_EQ(the_case.DueBy("SURVEY"), absl::CivilDay(2026, 6, 3));

  v1::Act declined;
  declined.mutable_decline_survey();
  ASSERT_TRUE(the_case.Do(declined).ok());
  EXPECT_EQ(the_case.Last("SURVEY").state(), v1::OBLIGATION_STATE_CANCELLED);
}

TEST(SurveyTest, IsNotSentToWhoDeclinedItBefore) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act declined;
  declined.mutable_decline_survey();
  ASSERT_TRUE(the_case.Do(declined).ok());
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_FALSE(the_case.IsOpenFor("SURVEY"));
}

TEST(FurtherContactTest, IsAnsweredAndOpensNothingAnew) {
  ACase the_case = Answered();
  v1::Act contact;
  contact.mutable_record_further_contact()->set_words("I still do not agree.");
  ASSERT_TRUE(the_case.Do(contact).ok());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
  EXPECT_EQ(the_case.DueBy("FURTHER_CONTACT"), absl::CivilDay(2026, 5, 27));

  v1::Act answer;
  answer.mutable_answer_further_contact()->set_contact_id(1);
  answer.mutable_answer_further_contact()->set_disposition("answered");
  EXPECT_EQ(FieldOf(the_case.Do(answer)), "act.reply");
  answer.mutable_answer_further_contact()->set_disposition("reopened");
  EXPECT_EQ(FieldOf(the_case.Do(answer)), "act.disposition");
  answer.mutable_answer_further_contact()->set_disposition("signposted");
  ASSERT_TRUE(the_case.Do(answer).ok());
  EXPECT_EQ(the_case.File().further_contacts(0).disposition(), "signposted");
  EXPECT_EQ(the_case.Last("FURTHER_CONTACT").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_FALSE(the_case.IsOpenFor("RESPONSE"));
}

TEST(FurtherContactTest, NeedsAnAnswerToComeBackTo) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act contact;
  contact.mutable_record_further_contact()->set_words("Where is my answer?");
  EXPECT_EQ(the_case.Do(contact).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(WithdrawTest, TheCouncilMayCarryOnWhereThereIsARisk) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = Withdraw();
  act.mutable_withdraw()->mutable_carry_on()->set_words("Look into the medication errors.");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.carry_on[0].due_by");
  *act.mutable_withdraw()->mutable_carry_on()->mutable_due_by() =
      ToMessage(absl::CivilDay(2026, 6, 1));

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_WITHDRAWN);
  EXPECT_EQ(the_case.DueBy("ACTION"), absl::CivilDay(2026, 6, 1));
  EXPECT_EQ(the_case.File().actions(0).words(), "Look into the medication errors.");
}

}  // namespace
}  // namespace candour::intake
