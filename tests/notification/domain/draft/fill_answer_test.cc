// Tests services/notification/domain/draft/fill_answer.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ledger::v1::CaseFile Signed() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_points(0)->set_point_id(1);
  ledger::v1::Draft& draft = *file.mutable_draft();
  draft.set_state(ledger::v1::DRAFT_STATE_SIGNED);
  draft.mutable_signature()->set_signed_by("Margaret Holloway, Director");
  draft.mutable_answer()->set_considered("We read the records.");
  draft.mutable_answer()->set_action("none");
  ledger::v1::PointConclusion& point = *draft.mutable_answer()->add_points();
  point.set_point_id(1);
  point.set_outcome("NUP");
  point.set_words("Somebody came at ten.");
  return file;
}

ledger::v1::CaseFile Answered() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_responded_at()->set_seconds(absl::ToUnixSeconds(TenOClock(kMonday)));
  ledger::v1::Action& done = *file.add_actions();
  done.set_words("We will give the desk the rota");
  done.mutable_done_at()->set_seconds(absl::ToUnixSeconds(TenOClock(kMonday + 7)));
  done.set_evidence("The desk has it.");
  ledger::v1::Action& open = *file.add_actions();
  open.set_words("We will check every visit");
  *open.mutable_due_by() = ToMessage(kMonday + 56);
  return file;
}

std::string AnswerBody(const std::string& notice, const ledger::v1::CaseFile& file) {
  const absl::StatusOr<Rendered> text = TryText(DutyOf(notice), file, Book());
  return text.ok() ? text->body : text.status().ToString();
}

Judgement JudgeOn(const Duty& duty, const ledger::v1::CaseFile& file, absl::CivilDay day) {
  return Judge(duty, file, HouseRules(), TenOClock(day));
}

// Proves.
TEST(FillAnswerTest, SaysTheSignedAnswerPointByPoint) {
  const std::string body = AnswerBody("N-12", Signed());

  EXPECT_THAT(body, HasSubstr("We read the records."));
  EXPECT_THAT(body, HasSubstr("You told us: Nobody came on Sunday.\nWe do not agree with you on "
                              "this point.\nSomebody came at ten."));
  EXPECT_THAT(body, HasSubstr("We did not find anything that we need to put right."));
  EXPECT_THAT(body, HasSubstr("by Margaret Holloway, Director."));
  EXPECT_THAT(body, Not(HasSubstr("We are sorry")));
}

TEST(FillAnswerTest, IsSorryWhereThePersonWasRight) {
  ledger::v1::CaseFile file = Signed();
  file.mutable_draft()->mutable_answer()->mutable_points(0)->set_outcome("PUP");

  EXPECT_THAT(AnswerBody("N-12", file), HasSubstr("We are sorry for what went wrong"));
}

// Proves R-38.
TEST(FillAnswerTest, GoesOnlyOnceItIsSigned) {
  ledger::v1::CaseFile file = Signed();
  EXPECT_EQ(JudgeOn(DutyOf("N-12"), file, kMonday).decision, Decision::kAwaitApproval);

  file.mutable_draft()->set_state(ledger::v1::DRAFT_STATE_CHECKED);
  EXPECT_EQ(JudgeOn(DutyOf("N-12"), file, kMonday).decision, Decision::kNotYet);
}

TEST(FillAnswerTest, IsAPersonsWhereAClaimIsIntimated) {
  ledger::v1::CaseFile file = Signed();
  file.mutable_matter()->mutable_triage()->add_flags("legal_claim");

  EXPECT_EQ(JudgeOn(DutyOf("N-12"), file, kMonday).decision, Decision::kAwaitPerson);
}

TEST(FillAnswerTest, TellsWhatWasDoneSinceTheLastTime) {
  ledger::v1::CaseFile file = Answered();
  EXPECT_THAT(AnswerBody("N-13", file),
              HasSubstr("- We told you: We will give the desk the rota. This is what we "
                        "did: The desk has it."));
  EXPECT_THAT(AnswerBody("N-13", file),
              HasSubstr("- We will check every visit, by Monday 1 March 2027."));

  ledger::v1::NoticeRecord& told = *file.add_notices();
  told.set_notice("N-13");
  told.mutable_sent_at()->set_seconds(absl::ToUnixSeconds(TenOClock(kMonday + 8)));
  EXPECT_THAT(AnswerBody("N-13", file), HasSubstr("which promised action was done"));
}

// Proves NG-9.
TEST(FillAnswerTest, TellsOfTheClosingBecauseAPersonClosedIt) {
  const Judgement judgement = JudgeOn(DutyOf("N-16"), Answered(), kMonday + 28);

  EXPECT_EQ(judgement.decision, Decision::kSend);
  EXPECT_THAT(judgement.text.body, HasSubstr("These actions are still open:\n- We will check"));
}

TEST(FillAnswerTest, SpeaksOfNoOpenActionsWhereThereAreNone) {
  ledger::v1::CaseFile file = Answered();
  file.clear_actions();

  EXPECT_THAT(AnswerBody("N-16", file), Not(HasSubstr("still open")));
}

// Proves NG-9.
TEST(FillAnswerTest, AsksHowItWasOnItsDayAndNotBefore) {
  Duty duty = DutyOf("N-19");
  duty.due_by = kMonday + 21;

  const Judgement early = JudgeOn(duty, Answered(), kMonday + 1);
  EXPECT_EQ(early.decision, Decision::kLater);
  EXPECT_EQ(early.not_before, TenOClock(kMonday + 21) - absl::Hours(1));
  EXPECT_EQ(JudgeOn(duty, Answered(), kMonday + 21).decision, Decision::kSend);
}

// Proves G-9.
TEST(FillAnswerTest, AsksNobodyAfterADeathAClaimOrSafeguardingOrARefusal) {
  const Duty duty = DutyOf("N-19");
  const auto decided = [&duty](const ledger::v1::CaseFile& file) {
    return JudgeOn(duty, file, kMonday + 21).decision;
  };
  ledger::v1::CaseFile file = Answered();
  file.mutable_complainant()->mutable_death()->set_source("family");
  EXPECT_EQ(decided(file), Decision::kNotApplicable);
  file = Answered();
  file.set_bereaved(true);
  EXPECT_EQ(decided(file), Decision::kNotApplicable);
  file = Answered();
  file.mutable_matter()->mutable_triage()->add_flags("legal_claim");
  EXPECT_EQ(decided(file), Decision::kNotApplicable);
  file = Answered();
  file.mutable_matter()->add_safeguarding()->set_reference("S-1");
  EXPECT_EQ(decided(file), Decision::kNotApplicable);
  file = Answered();
  file.set_survey_declined(true);
  EXPECT_EQ(decided(file), Decision::kNotApplicable);
}

TEST(FillAnswerTest, TellsWhatTheOmbudsmanFoundAndByWhenItIsDone) {
  ledger::v1::CaseFile file = Answered();
  ledger::v1::OmbudsmanMatter& matter = *file.add_ombudsman();
  matter.set_decision("UPH-FI");
  *matter.mutable_decided_on() = ToMessage(kMonday + 200);
  matter.add_recommendations()->set_words("We will train the desk");
  *matter.mutable_recommendations(0)->mutable_due_by() = ToMessage(kMonday + 230);

  EXPECT_THAT(AnswerBody("N-18", file),
              HasSubstr("We will do these things by Sunday 22 August 2027"));
  matter.set_decision("NUP");
  EXPECT_THAT(AnswerBody("N-18", file),
              HasSubstr("a decision of the Ombudsman that we have words for"));
}

}  // namespace
}  // namespace candour::notification
