// Tests services/notification/domain/draft/fill_time.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const absl::CivilDay kEnd(2027, 7, 3);

ledger::v1::CaseFile NearTheEnd() {
  ledger::v1::CaseFile file = JeansCase();
  *file.mutable_relevant_period_ends_on() = ToMessage(kEnd);
  *file.add_obligations() = Owed(5, "RELEVANT", "", kEnd - 1);
  return file;
}

Duty Proposed(const std::string& notice, const std::string& reason) {
  Duty duty = DutyOf(notice);
  duty.moved = MovedOn(kEnd - 30, 1, kEnd, kEnd + 40, reason).event().response_date_moved();
  (*duty.moved->mutable_facts())["who"] = "Larkfield";
  (*duty.moved->mutable_facts())["date"] = "2027-05-14";
  return duty;
}

std::string SixMonthsBody(const Duty& duty) {
  const absl::StatusOr<Rendered> text = TryText(duty, NearTheEnd(), Book());
  return text.ok() ? text->body : text.status().ToString();
}

// Proves R-43.
TEST(FillTimeTest, AsksForALongerPeriodWhileTheAnswerStillCounts) {
  const std::string body = SixMonthsBody(Proposed("N-10", "DR-01"));

  EXPECT_THAT(body, HasSubstr("We are waiting for information from Larkfield."));
  EXPECT_THAT(body, HasSubstr("until Thursday 12 August 2027"));
  EXPECT_THAT(body, HasSubstr("Please tell us by Friday 2 July 2027."));
}

// Proves R-44.
TEST(FillTimeTest, SaysWhySixMonthsWentByAndWhenTheAnswerIsExpected) {
  const std::string body = SixMonthsBody(Proposed("N-11", "DR-01"));

  EXPECT_THAT(body, HasSubstr("They end on Saturday 3 July 2027."));
  EXPECT_THAT(body, HasSubstr("We are waiting for information from Larkfield."));
  EXPECT_THAT(body, HasSubstr("We expect that to be by Thursday 12 August 2027."));
}

// Proves G-3.
TEST(FillTimeTest, SaysNothingOfSafeguardingBeforeItIsApproved) {
  Duty duty = Proposed("N-11", "DR-05");
  duty.moved->mutable_amendment()->set_reason_approved(false);

  EXPECT_THAT(SixMonthsBody(duty), HasSubstr("We need information from another service."));
  EXPECT_THAT(SixMonthsBody(duty), Not(HasSubstr("afeguarding")));
}

// Proves NG-9.
TEST(FillTimeTest, WaitsForTheManagerWithItsRealText) {
  const Judgement judgement =
      Judge(Proposed("N-11", "DR-01"), NearTheEnd(), HouseRules(), TenOClock(kEnd - 8));

  EXPECT_EQ(judgement.decision, Decision::kAwaitApproval);
  EXPECT_THAT(judgement.text.body, HasSubstr("Larkfield"));
}

TEST(FillTimeTest, IsAPersonsWhereNobodyGaveAReason) {
  const Judgement judgement =
      Judge(DutyOf("N-11"), NearTheEnd(), HouseRules(), TenOClock(kEnd - 8));

  EXPECT_EQ(judgement.decision, Decision::kAwaitPerson);
  EXPECT_THAT(judgement.reason, HasSubstr("propose a longer period"));
}

}  // namespace
}  // namespace candour::notification
