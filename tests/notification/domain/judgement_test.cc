#include "services/notification/domain/judgement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

Judgement JudgeFirst(const ledger::v1::CaseFile& file, const std::string& notice = "N-01") {
  return Judge(DutyOf(notice), file, HouseRules(), TenOClock(kMonday));
}

ledger::v1::CaseFile InProgress() {
  return After(JeansCase(), PlanSetOn(kMonday, ledger::v1::PLAN_KIND_AGREED, kMonday + 30));
}

// Proves R-45.
TEST(JudgementTest, GoesByEmailWithConsentAndAnAddress) {
  const Judgement judgement = JudgeFirst(JeansCase());

  EXPECT_EQ(judgement.decision, Decision::kSend) << judgement.reason;
  EXPECT_EQ(judgement.way, Way::kEmail);
}

// Proves R-45.
TEST(JudgementTest, GoesByLetterWithoutConsent) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_email_consent(false);

  EXPECT_EQ(JudgeFirst(file).way, Way::kLetter);
}

TEST(JudgementTest, NeedsAPersonWhereThereIsNoWay) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_email_consent(false);
  file.mutable_complainant()->clear_address_lines();

  EXPECT_EQ(JudgeFirst(file).decision, Decision::kAwaitPerson);
}

TEST(JudgementTest, HoldsWhenNobodyMayContactThePerson) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_do_not_contact(true);

  EXPECT_EQ(JudgeFirst(file).decision, Decision::kHold);
}

// Proves A-01.
TEST(JudgementTest, HoldsForAnAccessibleFormat) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_accessible_format("large-print");

  EXPECT_EQ(JudgeFirst(file).decision, Decision::kHold);
  EXPECT_THAT(JudgeFirst(file).reason, HasSubstr("large-print"));
}

TEST(JudgementTest, TakesTheStandardFormatForWhatItIs) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_accessible_format("standard");

  EXPECT_EQ(JudgeFirst(file).decision, Decision::kSend);
}

TEST(JudgementTest, HoldsForAnonymity) {
  ledger::v1::CaseFile file = JeansCase();
  file.set_anonymous(true);

  EXPECT_EQ(JudgeFirst(file).decision, Decision::kHold);
}

TEST(JudgementTest, NeverWritesAboutHistory) {
  ledger::v1::CaseFile file = JeansCase();
  file.set_historic(true);

  EXPECT_EQ(JudgeFirst(file).decision, Decision::kNotApplicable);
}

TEST(JudgementTest, NeedsAPersonForANoticeWithoutText) {
  EXPECT_EQ(JudgeFirst(JeansCase(), "N-99").decision, Decision::kAwaitPerson);
}

TEST(JudgementTest, TellsNoPlanBeforeThereIsOne) {
  EXPECT_EQ(JudgeFirst(JeansCase(), "N-04").decision, Decision::kNotYet);
  EXPECT_EQ(JudgeFirst(InProgress(), "N-04").decision, Decision::kNotYet);
  EXPECT_EQ(JudgeFirst(InProgress(), "N-03").decision, Decision::kSend);
}

// Proves R-37, G-2.
TEST(JudgementTest, PromisesNoDateThatHasPassed) {
  const auto on = [](absl::CivilDay day) {
    return Judge(DutyOf("N-03"), InProgress(), HouseRules(), TenOClock(day));
  };

  EXPECT_EQ(on(kMonday + 30).decision, Decision::kSend) << on(kMonday + 30).reason;
  EXPECT_EQ(on(kMonday + 31).decision, Decision::kAwaitPerson);
  EXPECT_THAT(on(kMonday + 31).reason, HasSubstr("has passed"));
}

TEST(JudgementTest, ReportsProgressThatWasMadeAndADateThatStands) {
  const ledger::v1::CaseFile file = After(InProgress(), StepOn(kMonday + 7, "records_read", true));

  const Judgement judgement = Judge(DutyOf("N-08"), file, HouseRules(), TenOClock(kMonday + 14));

  EXPECT_EQ(judgement.decision, Decision::kSend) << judgement.reason;
  EXPECT_THAT(judgement.text.body, HasSubstr("- On Monday 11 January 2027 we read the records."));
}

// Proves G-2.
TEST(JudgementTest, GivesNoFalseReassuranceWhenNothingHappened) {
  const ledger::v1::CaseFile file =
      After(InProgress(), StepOn(kMonday + 7, "safeguarding_raised", true));

  EXPECT_EQ(Judge(DutyOf("N-08"), file, HouseRules(), TenOClock(kMonday + 8)).decision,
            Decision::kAwaitPerson);
}

// Proves G-2.
TEST(JudgementTest, GivesNoDateThatWasReaffirmedTooLongAgo) {
  const ledger::v1::CaseFile file = After(InProgress(), StepOn(kMonday + 7, "records_read", true));

  EXPECT_EQ(Judge(DutyOf("N-08"), file, HouseRules(), TenOClock(kMonday + 15)).decision,
            Decision::kAwaitPerson);
}

}  // namespace
}  // namespace candour::notification
