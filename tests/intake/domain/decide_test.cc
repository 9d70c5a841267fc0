#include "services/intake/domain/decide.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(DecideTest, KnowsNoCaseAndNoActThatAreNotThere) {
  EXPECT_EQ(ACase().Do(Close()).code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ACase().Do(v1::Act()).code(), absl::StatusCode::kInvalidArgument);
}

TEST(DecideTest, GivesTheSameEventsForTheSameArguments) {
  const ACase the_case = ACase::Acknowledged();
  const v1::Act act = AgreeOn(absl::CivilDay(2026, 6, 15));

  const auto once = the_case.Decided(act);
  const auto again = the_case.Decided(act);

  ASSERT_TRUE(once.ok());
  EXPECT_EQ(once->front().SerializeAsString(), again->front().SerializeAsString());
}

}  // namespace
}  // namespace candour::intake
