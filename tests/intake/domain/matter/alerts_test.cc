#include "services/intake/domain/matter/alerts.h"

#include <gtest/gtest.h>

#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr char kOnTheFloor[] =
    "The agency is late again. Mum is on the floor and I can't lift her.";

v1::Submit Saying(const std::string& text) {
  v1::Submit submit = AComplaint();
  submit.mutable_points(0)->set_text(text);
  return submit;
}

v1::Act Message(const std::string& body) {
  v1::Act act;
  v1::ReceiveMessage& message = *act.mutable_receive_message();
  message.set_message_id("31111111-2222-4333-8444-555555555555");
  message.set_way(v1::MESSAGE_WAY_EMAIL);
  message.set_body(body);
  return act;
}

v1::Act AnswerAlert(uint32_t alert_id, bool unsafe) {
  v1::Act act;
  act.mutable_answer_alert()->set_alert_id(alert_id);
  act.mutable_answer_alert()->set_unsafe(unsafe);
  act.mutable_answer_alert()->set_done("Rang her: her daughter is with her.");
  return act;
}

// Proves G-12.
TEST(AlertsTest, CallTheDutyTeamWithinTheHour) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(Saying(kOnTheFloor)).ok());

  ASSERT_EQ(the_case.File().matter().alerts_size(), 1);
  const v1::SafetyAlert& alert = the_case.File().matter().alerts(0);
  EXPECT_EQ(alert.kind(), "immediate_care_risk");
  EXPECT_EQ(alert.source(), v1::ALERT_SOURCE_SUBMISSION);
  EXPECT_EQ(alert.words(), "Mum is on the floor and I can't lift her");
  EXPECT_EQ(InstantFrom(alert.look_by()), the_case.TheContext().now + absl::Hours(1));
  const v1::Obligation owed = the_case.Last("SAFETY");
  EXPECT_EQ(owed.obligation_id(), alert.obligation_id());
  EXPECT_EQ(owed.to(), v1::RECIPIENT_STAFF);
  EXPECT_EQ(owed.alarms(0).alarm(), v1::ALARM_ESCALATE);
  EXPECT_EQ(InstantFrom(owed.alarms(0).at()), InstantFrom(alert.look_by()));
  EXPECT_EQ(the_case.DueBy("SAFETY"), absl::CivilDay(2026, 5, 11));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(AlertsTest, ANightIsNoReasonToWait) {
  ACase the_case;
  the_case.At(InstantFrom(ToTimestamp(
      absl::FromCivil(absl::CivilSecond(2026, 5, 16, 22, 30, 0), absl::UTCTimeZone()))));
  ASSERT_TRUE(the_case.Do(Saying(kOnTheFloor)).ok());

  // Half past eleven on Saturday night in London; half past midnight is Sunday.
  EXPECT_EQ(the_case.DueBy("SAFETY"), absl::CivilDay(2026, 5, 17));
}

TEST(AlertsTest, AHarmlessTextRaisesNone) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(Saying("The bill came four months late.")).ok());

  EXPECT_EQ(the_case.File().matter().alerts_size(), 0);
  EXPECT_FALSE(the_case.IsOpenFor("SAFETY"));
}

// Proves G-12. No clock waits for an alert and none is stopped by one.
TEST(AlertsTest, LeaveEveryClockAsItIs) {
  ACase with;
  ASSERT_TRUE(with.Do(Saying(kOnTheFloor)).ok());
  ACase without;
  ASSERT_TRUE(without.Do(Saying("The bill was late.")).ok());

  EXPECT_EQ(with.DueBy("ACK"), without.DueBy("ACK"));
  EXPECT_EQ(with.DueBy("RELEVANT"), without.DueBy("RELEVANT"));
}

// Proves G-12. Whatever the kind of contact, and though nothing else is owed.
TEST(AlertsTest, StandAlsoOnAContactThatIsClosedAtOnce) {
  ACase the_case;
  v1::Submit submit = Saying("Thank you, but she is on the floor now.");
  submit.set_record_type(v1::RECORD_TYPE_CMT);
  submit.set_anonymous(true);
  submit.clear_complainant();
  ASSERT_TRUE(the_case.Do(submit).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_TRUE(the_case.IsOpenFor("SAFETY"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-12.
TEST(AlertsTest, AreRaisedByAPointAMessageAndAnAnswer) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AddRelated("The carer slapped her hand on Friday.")).ok());
  ASSERT_EQ(the_case.File().matter().alerts_size(), 1);
  EXPECT_EQ(the_case.File().matter().alerts(0).source(), v1::ALERT_SOURCE_POINT);
  EXPECT_EQ(the_case.File().matter().alerts(0).kind(), "safeguarding");
  // The point may turn out to belong to another case: its words are not copied.
  EXPECT_EQ(the_case.File().matter().alerts(0).words(), "");

  ASSERT_TRUE(the_case.Do(Message("She cannot get out of bed and nobody came today.")).ok());
  ASSERT_EQ(the_case.File().matter().alerts_size(), 2);
  EXPECT_EQ(the_case.File().matter().alerts(1).source(), v1::ALERT_SOURCE_MESSAGE);

  ASSERT_TRUE(the_case.Do(AnswerAlert(1, false)).ok());
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  v1::Act answer = ReceiveFrom(1);
  answer.mutable_receive_contribution()->set_answer("We saw bruises and wrote them down.");
  ASSERT_TRUE(the_case.Do(answer).ok());
  ASSERT_EQ(the_case.File().matter().alerts_size(), 3);
  EXPECT_EQ(the_case.File().matter().alerts(2).source(), v1::ALERT_SOURCE_CONTRIBUTION);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-12. One is enough to call somebody; none goes away by what is written later.
TEST(AlertsTest, AreNotRaisedTwiceAndNotLowered) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(Saying(kOnTheFloor)).ok());
  ASSERT_TRUE(the_case.Do(Message("She is still on the floor!")).ok());
  EXPECT_EQ(the_case.File().matter().alerts_size(), 1);

  v1::Act calm = Message("All is well, she is safe now.");
  calm.mutable_receive_message()->set_message_id("41111111-2222-4333-8444-555555555555");
  ASSERT_TRUE(the_case.Do(calm).ok());
  EXPECT_TRUE(the_case.IsOpenFor("SAFETY"));
}

// Proves G-12.
TEST(AlertsTest, APersonAnswersOnce) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(Saying(kOnTheFloor)).ok());
  v1::Act silent = AnswerAlert(1, false);
  silent.mutable_answer_alert()->set_done(" ");
  EXPECT_EQ(FieldOf(the_case.Do(silent)), "act.done");
  EXPECT_EQ(FieldOf(the_case.Do(AnswerAlert(2, false))), "act.alert_id");

  ASSERT_TRUE(the_case.Do(AnswerAlert(1, false)).ok());

  const v1::SafetyAlert& alert = the_case.File().matter().alerts(0);
  EXPECT_TRUE(alert.has_answered_at());
  EXPECT_EQ(alert.answered_by(), the_case.TheContext().actor.subject);
  EXPECT_EQ(the_case.Last("SAFETY").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_FALSE(the_case.IsOpenFor("DIRECTOR"));
  EXPECT_EQ(the_case.Do(AnswerAlert(1, true)).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(AlertsTest, TheDirectorHearsOfSomebodyUnsafe) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(Saying(kOnTheFloor)).ok());
  ASSERT_TRUE(the_case.Do(AnswerAlert(1, true)).ok());

  EXPECT_TRUE(the_case.IsOpenFor("DIRECTOR"));
}

// Proves G-12. The first question, and what was done at once.
TEST(AlertsTest, AYesToTheFirstQuestionIsOne) {
  ACase the_case;
  v1::Submit submit = Saying("The bill was late.");
  submit.mutable_safety()->set_anyone_unsafe(true);
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.safety.done");
  submit.mutable_safety()->set_done("Called 999.");
  ASSERT_TRUE(the_case.Do(submit).ok());

  ASSERT_EQ(the_case.File().matter().alerts_size(), 1);
  EXPECT_EQ(the_case.File().matter().alerts(0).source(), v1::ALERT_SOURCE_ANSWER);
  EXPECT_EQ(the_case.File().matter().safety().done(), "Called 999.");
}

TEST(AlertsTest, HistoryIsNotCalledAbout) {
  ACase the_case;
  v1::Submit submit = Saying(kOnTheFloor);
  submit.set_channel(v1::CHANNEL_IMPORT);
  *submit.mutable_received_at() = ToTimestamp(the_case.TheContext().now - absl::Hours(24 * 900));
  submit.mutable_historic()->set_outcome("PUP");
  ASSERT_TRUE(the_case.Do(submit).ok());

  EXPECT_EQ(the_case.File().matter().alerts_size(), 0);
}

}  // namespace
}  // namespace candour::intake
