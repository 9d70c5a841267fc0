// Also tests services/intake/domain/period/stages.cc.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"
#include "tests/intake/domain/period/a_period.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using absl::CivilDay;

ACase Under(const std::string& procedure, CivilDay received_on) {
  ACase the_case;
  the_case.On(received_on);
  v1::Submit submit = AComplaint();
  submit.set_procedure(procedure);
  EXPECT_TRUE(the_case.Do(submit).ok());
  return the_case;
}

v1::Act EscalateTo(const std::string& handler) {
  v1::Act act;
  act.mutable_escalate()->set_handler(handler);
  return act;
}

v1::Act StepOf(const std::string& milestone) {
  v1::Act act;
  act.mutable_record_stage_step()->set_milestone(milestone);
  return act;
}

void ExpectSound(const ACase& the_case) {
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves Q23, G-22. C1: stage 1 counts from the acknowledgement.
TEST(CodeStageTest, CountsStageOneFromTheAcknowledgement) {
  ACase the_case = Under("CODE-2024", CivilDay(2026, 12, 21));
  EXPECT_EQ(the_case.DueBy("ACK"), CivilDay(2026, 12, 30));
  EXPECT_FALSE(the_case.File().has_relevant_period_ends_on());
  the_case.On(CivilDay(2026, 12, 22));
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2027, 1, 8));
  EXPECT_EQ(StoredDay(the_case.File().plan().response_by()), CivilDay(2027, 1, 8));
  ExpectSound(the_case);
}

// Proves Q23. C5: a second acknowledgement starts nothing anew.
TEST(CodeStageTest, CountsFromTheFirstAcknowledgement) {
  ACase the_case = Under("CODE-2024", CivilDay(2026, 12, 21));
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  the_case.On(CivilDay(2026, 12, 22));
  EXPECT_FALSE(the_case.Do(AcknowledgeByPhone()).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2027, 1, 7));
}

// Proves C-07. C6: twelve further working days need a recorded good reason, ten do not.
TEST(CodeStageTest, GrantsTenFurtherDaysAndMoreOnlyWithAGoodReason) {
  ACase the_case = Under("CODE-2024", CivilDay(2026, 12, 21));
  the_case.On(CivilDay(2026, 12, 22));
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  v1::Act extend = ExtendTo(CivilDay(2027, 1, 26));
  EXPECT_EQ(FieldOf(the_case.Do(extend)), "act.good_reason");
  ACase ten = the_case;
  ASSERT_TRUE(ten.Do(ExtendTo(CivilDay(2027, 1, 22))).ok());
  EXPECT_EQ(ten.Last("DELAY_NOTICE").notice(), "N-09");
  ExpectSound(ten);
  extend.mutable_extend()->set_good_reason("The one witness is in hospital until 20 January.");
  ASSERT_TRUE(the_case.Do(extend).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2027, 1, 26));
  ExpectSound(the_case);
}

ACase AnsweredUnderTheCode() {
  ACase the_case = Under("CODE-2024", CivilDay(2027, 1, 4));
  EXPECT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  the_case.On(CivilDay(2027, 1, 12));
  const absl::Status answered = the_case.Do(RespondUpheld());
  EXPECT_TRUE(answered.ok()) << answered;
  return the_case;
}

// Proves C-06. C3: requested on 20 January, acknowledged on the last day.
TEST(CodeStageTest, CountsStageTwoFromItsOwnAcknowledgement) {
  ACase the_case = AnsweredUnderTheCode();
  the_case.On(CivilDay(2027, 1, 20));
  ASSERT_TRUE(the_case.Do(EscalateTo("second-handler")).ok());
  EXPECT_EQ(the_case.DueBy("S2_ACK"), CivilDay(2027, 1, 27));
  ExpectSound(the_case);
  the_case.On(CivilDay(2027, 1, 27));
  ASSERT_TRUE(the_case.Do(StepOf("escalation_acknowledged")).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2027, 2, 24));
  EXPECT_FALSE(the_case.IsOpenFor("S2_ACK"));
  ExpectSound(the_case);
  EXPECT_EQ(FieldOf(the_case.Do(ExtendTo(CivilDay(2027, 3, 25)))), "act.good_reason");
  EXPECT_TRUE(the_case.Do(ExtendTo(CivilDay(2027, 3, 24))).ok());
  ExpectSound(the_case);
}

// Proves C-06.
TEST(CodeStageTest, LetsNobodyHandleTwoStagesAndKnowsNoThird) {
  ACase the_case = AnsweredUnderTheCode();
  const std::string first = the_case.File().periods().answered_by(0);
  EXPECT_EQ(FieldOf(the_case.Do(EscalateTo(first))), "act.handler");
  ASSERT_TRUE(the_case.Do(EscalateTo("second-handler")).ok());
  ASSERT_TRUE(the_case.Do(StepOf("escalation_acknowledged")).ok());
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  const absl::Status third = the_case.Do(EscalateTo("third-handler"));
  EXPECT_TRUE(absl::IsFailedPrecondition(third));
  EXPECT_NE(third.message().find("Ombudsman"), std::string::npos);
  ExpectSound(the_case);
}

// Proves C-06. There is no stage two in the Regulations of 2009.
TEST(CodeStageTest, KnowsNoFurtherStageOfTheStatutoryProcedure) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  EXPECT_TRUE(absl::IsFailedPrecondition(the_case.Do(EscalateTo("second-handler"))));
}

ACase SignedUnderTheCode() {
  ACase the_case = Under("CODE-2024", CivilDay(2027, 1, 4));
  EXPECT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  the_case.On(CivilDay(2027, 1, 12));
  EXPECT_TRUE(the_case.Do(WriteAnswer()).ok());
  the_case.By("manager-1");
  EXPECT_TRUE(the_case.Do(CheckVersion(1)).ok());
  the_case.By("director-1");
  EXPECT_TRUE(the_case.Do(SignVersion(1)).ok());
  return the_case;
}

// Proves C-07. The day counts from the last day of the answer, so that nobody has less time.
TEST(StageNoticeTest, SaysByWhenTheAnswerOfAStageIsTakenFurther) {
  ACase the_case = SignedUnderTheCode();

  EXPECT_EQ(the_case.Last("RESPONSE").notice(), "N-23");
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2027, 1, 18));
  EXPECT_EQ(the_case.File().draft().stage().number(), 1U);
  EXPECT_EQ(StoredDay(the_case.File().draft().stage().escalate_by()), CivilDay(2027, 2, 15));
  ExpectSound(the_case);
}

TEST(StageNoticeTest, AnswersTheStageWhenItLeaves) {
  ACase the_case = SignedUnderTheCode();

  ASSERT_TRUE(the_case.Tell("RESPONSE").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
  EXPECT_FALSE(the_case.IsOpenFor("RESPONSE"));
}

// Proves C-06.
TEST(StageNoticeTest, AcknowledgesTheRequestForTheNextStage) {
  ACase the_case = AnsweredUnderTheCode();
  the_case.On(CivilDay(2027, 1, 20));
  ASSERT_TRUE(the_case.Do(EscalateTo("second-handler")).ok());
  EXPECT_EQ(the_case.Last("S2_ACK").notice(), "N-23A");
  the_case.On(CivilDay(2027, 1, 27));

  ASSERT_TRUE(the_case.Tell("S2_ACK").ok());

  EXPECT_FALSE(the_case.IsOpenFor("S2_ACK"));
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2027, 2, 24));
  EXPECT_EQ(the_case.Last("RESPONSE").notice(), "N-23");
  ExpectSound(the_case);
}

// Proves C-06. The last stage goes no further.
TEST(StageNoticeTest, NamesNoDayAtTheLastStage) {
  ACase the_case = AnsweredUnderTheCode();
  ASSERT_TRUE(the_case.Do(EscalateTo("second-handler")).ok());
  ASSERT_TRUE(the_case.Do(StepOf("escalation_acknowledged")).ok());
  the_case.By("handler-1");
  ASSERT_TRUE(the_case.Do(WriteAnswer()).ok());
  the_case.By("manager-1");
  ASSERT_TRUE(the_case.Do(CheckVersion(1)).ok());
  the_case.By("director-1");

  ASSERT_TRUE(the_case.Do(SignVersion(1)).ok());

  EXPECT_EQ(the_case.File().draft().stage().number(), 2U);
  EXPECT_FALSE(the_case.File().draft().stage().has_escalate_by());
}

// The Regulations of 2009 know one stage: their answer is no N-23.
TEST(StageNoticeTest, IsNoneOfTheStatutoryProcedure) {
  ACase the_case = Signed(kResponseBy);

  EXPECT_EQ(the_case.Last("RESPONSE").notice(), "N-12");
  EXPECT_FALSE(the_case.File().draft().has_stage());
}

// An extension keeps the notice of the stage.
TEST(StageNoticeTest, StaysTheNoticeOfTheStageWhenItsDayMoves) {
  ACase the_case = Under("CODE-2024", CivilDay(2026, 12, 21));
  the_case.On(CivilDay(2026, 12, 22));
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());

  ASSERT_TRUE(the_case.Do(ExtendTo(CivilDay(2027, 1, 22))).ok());

  EXPECT_EQ(the_case.Last("RESPONSE").notice(), "N-23");
}

// Proves G-22. The chain of domain 8.4 from stage to stage.
TEST(ChildrensStageTest, GoesThroughThreeStages) {
  ACase the_case = Under("CHA-1989", CivilDay(2026, 3, 30));
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2026, 4, 15));
  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  ExpectSound(the_case);
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  ASSERT_TRUE(the_case.Do(EscalateTo("second-handler")).ok());
  EXPECT_TRUE(the_case.IsOpenFor("STATEMENT"));
  ASSERT_TRUE(the_case.Do(StepOf("statement_agreed")).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2026, 5, 7));
  ExpectSound(the_case);
  the_case.On(CivilDay(2026, 5, 6));
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  ASSERT_TRUE(the_case.Do(StepOf("adjudication_received")).ok());
  the_case.On(CivilDay(2026, 7, 31));
  EXPECT_EQ(FieldOf(the_case.Do(EscalateTo("panel-clerk"))), "act.requested_at");
  the_case.On(CivilDay(2026, 6, 4));
  ASSERT_TRUE(the_case.Do(EscalateTo("panel-clerk")).ok());
  EXPECT_EQ(the_case.DueBy("PANEL"), CivilDay(2026, 7, 16));
  the_case.On(CivilDay(2026, 7, 16));
  ASSERT_TRUE(the_case.Do(StepOf("panel_met")).ok());
  EXPECT_EQ(the_case.DueBy("PANEL_REPORT"), CivilDay(2026, 7, 23));
  the_case.On(CivilDay(2026, 7, 23));
  ASSERT_TRUE(the_case.Do(StepOf("panel_reported")).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2026, 8, 13));
  ExpectSound(the_case);
  EXPECT_EQ(FieldOf(the_case.Do(StepOf("escalation_acknowledged"))), "act.milestone");
}

}  // namespace
}  // namespace candour::intake
