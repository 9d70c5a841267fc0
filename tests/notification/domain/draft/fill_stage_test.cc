// Tests services/notification/domain/draft/fill_stage.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ledger::v1::CaseFile AtStage(uint32_t number) {
  ledger::v1::CaseFile file = JeansCase();
  file.set_procedure("CODE-2024");
  ledger::v1::Draft& draft = *file.mutable_draft();
  draft.set_state(ledger::v1::DRAFT_STATE_SIGNED);
  draft.mutable_answer()->set_conclusions("The rota was changed and nobody passed it on.");
  draft.mutable_answer()->set_action("taken");
  draft.mutable_stage()->set_number(number);
  if (number == 1) *draft.mutable_stage()->mutable_escalate_by() = ToMessage(kMonday + 28);
  return file;
}

Judgement JudgeStage(const ledger::v1::CaseFile& file, absl::Time now = TenOClock(kMonday)) {
  return Judge(DutyOf("N-23"), file, HouseRules(), now);
}

// Proves C-07.
TEST(FillStageTest, SaysHowToGoFurtherAndByWhen) {
  const Judgement judgement = JudgeStage(AtStage(1));

  EXPECT_EQ(judgement.decision, Decision::kAwaitApproval);
  EXPECT_THAT(judgement.text.body, HasSubstr("our answer at stage 1"));
  EXPECT_THAT(judgement.text.body, HasSubstr("tell us by Monday 1 February 2027"));
  EXPECT_THAT(judgement.text.body, HasSubstr("within 20 working days"));
  EXPECT_THAT(judgement.text.body, HasSubstr("Ombudsman"));
}

// Proves C-06.
TEST(FillStageTest, SendsNobodyFurtherFromTheLastStage) {
  const Judgement judgement = JudgeStage(AtStage(2));

  EXPECT_THAT(judgement.text.body, HasSubstr("this is our final answer"));
  EXPECT_THAT(judgement.text.body, Not(HasSubstr("take it further")));
}

TEST(FillStageTest, IsNotSentBeforeItIsSigned) {
  ledger::v1::CaseFile file = AtStage(1);
  file.mutable_draft()->set_state(ledger::v1::DRAFT_STATE_CHECKED);

  EXPECT_EQ(JudgeStage(file).decision, Decision::kNotYet);
}

TEST(FillStageTest, IsAPersonsOnceTheDayToGoFurtherHasPassed) {
  EXPECT_EQ(JudgeStage(AtStage(1), TenOClock(kMonday + 29)).decision, Decision::kAwaitPerson);
}

TEST(FillStageTest, AcknowledgesTheRequestByItself) {
  ledger::v1::CaseFile file = JeansCase();
  file.set_procedure("CODE-2024");
  ledger::v1::Stage& stage = *file.mutable_periods()->add_stages();
  stage.set_number(2);
  stage.mutable_requested_at()->set_seconds(absl::ToUnixSeconds(TenOClock(kMonday)));

  const Judgement judgement = Judge(DutyOf("N-23A"), file, HouseRules(), TenOClock(kMonday + 1));

  EXPECT_EQ(judgement.decision, Decision::kSend);
  EXPECT_THAT(judgement.text.body, HasSubstr("On Monday 4 January 2027 you told us"));
  EXPECT_THAT(judgement.text.body, HasSubstr("This is stage 2 of our procedure."));
}

// A procedure of a council's own of whose next stage nobody wrote the words.
TEST(FillStageTest, AsksAPersonForWordsThatNobodyWrote) {
  ledger::v1::CaseFile file = AtStage(1);
  file.set_procedure("ASHBY-CARERS");

  EXPECT_THAT(JudgeStage(file).reason, HasSubstr("what the next stage is"));
}

}  // namespace
}  // namespace candour::notification
