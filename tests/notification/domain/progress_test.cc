#include "services/notification/domain/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Tuesday 23 March 2027; Good Friday is the 26th, Easter Monday the 29th.
const absl::CivilDay kTuesday(2027, 3, 23);

// A step on that day with the date reaffirmed, the answer promised for the end of April.
ledger::v1::CaseFile WithStep() {
  const ledger::v1::CaseFile planned =
      After(JeansCase(), PlanSetOn(absl::CivilDay(2027, 3, 1), ledger::v1::PLAN_KIND_AGREED,
                                   absl::CivilDay(2027, 4, 30)));
  return After(planned, StepOn(kTuesday, "records_read", true));
}

std::string StuckOn(const ledger::v1::CaseFile& view, absl::CivilDay day) {
  return WhyStuck(view, HouseRules(), TenOClock(day));
}

// Proves G-2.
TEST(ProgressTest, MayBeToldWithin5WorkingDaysOfTheDateReaffirmed) {
  EXPECT_THAT(StuckOn(WithStep(), kTuesday + 1), IsEmpty());
}

// Proves G-2.
TEST(ProgressTest, CountsThose5DaysByTheCalendarOverEaster) {
  // 24, 25, 30, 31 March and 1 April: nine calendar days later the word still holds, not on the
  // 2nd.
  EXPECT_THAT(StuckOn(WithStep(), absl::CivilDay(2027, 4, 1)), IsEmpty());
  EXPECT_THAT(StuckOn(WithStep(), absl::CivilDay(2027, 4, 2)), HasSubstr("reaffirmed"));
}

// Proves G-2.
TEST(ProgressTest, IsStuckWhereNothingSayableHappenedSinceTheLastContact) {
  ledger::v1::CaseFile view = WithStep();
  ledger::v1::CallRecord& call = *view.add_calls();
  call.set_reached(true);
  call.mutable_called_at()->set_seconds(absl::ToUnixSeconds(TenOClock(kTuesday + 1)));

  EXPECT_THAT(StuckOn(view, kTuesday + 1), HasSubstr("Nothing"));
}

// Proves G-2.
TEST(ProgressTest, IsStuckWhileAContributionIsOverdue) {
  ledger::v1::CaseFile view = WithStep();
  ledger::v1::Obligation asked = Owed(9, "CONTRIBUTION", "N-S2", kTuesday);
  asked.set_to(ledger::v1::RECIPIENT_PROVIDER);
  *view.add_obligations() = asked;

  EXPECT_THAT(StuckOn(view, kTuesday), IsEmpty());
  EXPECT_THAT(StuckOn(view, kTuesday + 1), HasSubstr("contribution"));
}

// Proves G-2.
TEST(ProgressTest, IsStuckOnceTheResponseDateHasPassed) {
  ledger::v1::CaseFile view = WithStep();
  *view.mutable_plan()->mutable_response_by() = ToMessage(kTuesday);

  EXPECT_THAT(StuckOn(view, kTuesday + 1), HasSubstr("passed"));
}

}  // namespace
}  // namespace candour::notification
