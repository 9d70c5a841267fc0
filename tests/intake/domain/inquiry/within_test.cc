#include "services/intake/domain/inquiry/within.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Response SentOn(const ACase& the_case, absl::CivilDay day) {
  v1::Response response;
  SetWithin(the_case.File(), day, response);
  return response;
}

// Proves R-48.
TEST(WithinTest, TellsThePeriodFirstToldFromThePeriodAsAmended) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(ExtendTo(kResponseBy + 7)).ok());
  ASSERT_TRUE(the_case.Tell("DELAY_NOTICE").ok());

  EXPECT_TRUE(SentOn(the_case, kResponseBy).within_original());
  EXPECT_FALSE(SentOn(the_case, kResponseBy + 1).within_original());
  EXPECT_TRUE(SentOn(the_case, kResponseBy + 7).within_amended());
  EXPECT_FALSE(SentOn(the_case, kResponseBy + 8).within_amended());
}

// Proves R-48.
TEST(WithinTest, AnAmendmentThatWasNotToldDoesNotCount) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(ExtendTo(kResponseBy + 7)).ok());

  EXPECT_FALSE(SentOn(the_case, kResponseBy + 1).within_amended());
}

TEST(WithinTest, NothingKeepsAPeriodThatNeverWasTold) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(kResponseBy)).ok());

  EXPECT_FALSE(SentOn(the_case, kResponseBy).within_original());
  EXPECT_TRUE(SentOn(the_case, kResponseBy).within_relevant_period());
}

TEST(WithinTest, TheRelevantPeriodEndsAfterSixMonths) {
  ACase the_case = ACase::Planned(kResponseBy);
  EXPECT_TRUE(SentOn(the_case, absl::CivilDay(2026, 11, 10)).within_relevant_period());
  EXPECT_FALSE(SentOn(the_case, absl::CivilDay(2026, 11, 11)).within_relevant_period());
}

}  // namespace
}  // namespace candour::intake
