// Tests services/notification/domain/draft/fill_contact.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

ledger::v1::CaseFile Limited() {
  ledger::v1::CaseFile file = JeansCase();
  ledger::v1::ContactRestriction& limit = *file.mutable_complainant()->add_restrictions();
  limit.set_words("- Please write to us.\n\n- We answer once a week.");
  limit.mutable_since()->set_seconds(absl::ToUnixSeconds(TenOClock(kMonday)));
  *limit.mutable_until() = ToMessage(kMonday + 60);
  ledger::v1::ContactDecision& decision = *limit.mutable_decision();
  decision.set_reason("You phoned 61 times in two weeks.");
  *decision.mutable_review_by() = ToMessage(kMonday + 56);
  decision.set_appeal_to("the Head of Customer Relations");
  *decision.mutable_appeal_by() = ToMessage(kMonday + 28);
  decision.set_obligation_id(ObligationId(1));
  return file;
}

Judgement JudgeLimit(const ledger::v1::CaseFile& file, absl::Time now = TenOClock(kMonday)) {
  return Judge(DutyOf("N-22"), file, HouseRules(), now);
}

// Proves NG-9.
TEST(FillContactTest, TellsTheLimitOnceItsTextIsApproved) {
  const Judgement judgement = JudgeLimit(Limited());

  EXPECT_EQ(judgement.decision, Decision::kAwaitApproval);
  EXPECT_THAT(judgement.text.body,
              HasSubstr("- Please write to us.\n- We answer once a week.\n\nThis holds"));
  EXPECT_THAT(judgement.text.body, HasSubstr("You phoned 61 times in two weeks."));
}

// A limit that the council set binds the person, not us.
TEST(FillContactTest, KeepsNoOtherNoticeBack) {
  const Judgement judgement = Judge(DutyOf("N-14"), Limited(), HouseRules(), TenOClock(kMonday));

  EXPECT_NE(judgement.decision, Decision::kHold);
}

TEST(FillContactTest, IsAPersonsOnceTheDayForAnAppealHasPassed) {
  EXPECT_EQ(JudgeLimit(Limited(), TenOClock(kMonday + 29)).decision, Decision::kAwaitPerson);
}

TEST(FillContactTest, TellsOnlyTheLimitOfItsOwnDuty) {
  ledger::v1::CaseFile file = Limited();
  file.mutable_complainant()->mutable_restrictions(0)->mutable_decision()->set_obligation_id(
      ObligationId(2));

  EXPECT_THAT(JudgeLimit(file).reason, HasSubstr("how contact is limited"));
}

TEST(FillContactTest, TellsWhatWasAgreedOnTheSpotOnceTheHandlerApproves) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_matter()->mutable_oral_resolution()->set_told("We will phone you.");

  const Judgement judgement = Judge(DutyOf("N-21"), file, HouseRules(), TenOClock(kMonday));

  EXPECT_EQ(judgement.decision, Decision::kAwaitApproval);
  EXPECT_THAT(judgement.text.body, HasSubstr("# What we agreed\n\n- We will phone you."));
}

}  // namespace
}  // namespace candour::notification
