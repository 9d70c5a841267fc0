#include <gtest/gtest.h>

#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr absl::CivilDay kLongAgo(2025, 1, 15);

// A complaint whose only point came after the twelve months.
ACase Late() {
  ACase the_case = ACase::Acknowledged();
  EXPECT_TRUE(the_case.Do(OccurredOn(1, kLongAgo)).ok());
  return the_case;
}

struct Answers {
  bool good_reasons;
  bool can_investigate;
  bool accepted;
};

class OutOfTimeTest : public ::testing::TestWithParam<Answers> {};

// Proves R-29, C-11.
TEST_P(OutOfTimeTest, AcceptsOnlyWhenBothAnswersAreYes) {
  ACase the_case = Late();

  const absl::Status done =
      the_case.Do(ConsiderLate(1, GetParam().good_reasons, GetParam().can_investigate));

  ASSERT_TRUE(done.ok()) << done;
  EXPECT_TRUE(PointAt(the_case, 1).matter().time_limit().considered());
  EXPECT_EQ(PointAt(the_case, 1).outcome(), GetParam().accepted ? "" : "EXC");
  EXPECT_EQ(the_case.IsOpenFor("OUT_OF_TIME"), !GetParam().accepted);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(Both, OutOfTimeTest,
                         ::testing::Values(Answers{true, true, true}, Answers{true, false, false},
                                           Answers{false, true, false},
                                           Answers{false, false, false}));

// Proves C-11, Q15, I-8.
TEST(DecideConsiderOutOfTimeTest, WritesWithinFiveWorkingDaysAndThenEndsTheCase) {
  ACase the_case = Late();
  ASSERT_TRUE(the_case.Do(ConsiderLate(1, true, false)).ok());
  EXPECT_EQ(the_case.Last("OUT_OF_TIME").notice(), "N-07T");
  EXPECT_EQ(the_case.DueBy("OUT_OF_TIME"), absl::CivilDay(2026, 5, 18));

  ASSERT_TRUE(the_case.Tell("OUT_OF_TIME").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.File().outcome(), "EXC");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-29.
TEST(DecideConsiderOutOfTimeTest, NeedsWordsOnBothQuestions) {
  ACase the_case = Late();
  v1::Act first = ConsiderLate(1, true, true);
  first.mutable_consider_out_of_time()->clear_good_reasons_note();
  v1::Act second = ConsiderLate(1, false, false);
  second.mutable_consider_out_of_time()->clear_can_investigate_note();

  EXPECT_EQ(FieldOf(the_case.Do(first)), "act.good_reasons_note");
  EXPECT_EQ(FieldOf(the_case.Do(second)), "act.can_investigate_note");
}

// Proves R-29.
TEST(DecideConsiderOutOfTimeTest, ComesBeforeAnyFinding) {
  ACase the_case = Late();
  EXPECT_EQ(the_case.Do(Find(1, "NUP")).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(ConsiderLate(1, true, true)).ok());

  EXPECT_TRUE(the_case.Do(Find(1, "NUP")).ok());
}

TEST(DecideConsiderOutOfTimeTest, TakesARefusedPointBackWhenMoreReasonsCome) {
  ACase the_case = Late();
  ASSERT_TRUE(the_case.Do(ConsiderLate(1, false, true)).ok());

  ASSERT_TRUE(the_case.Do(ConsiderLate(1, true, true)).ok());

  EXPECT_EQ(PointAt(the_case, 1).outcome(), "");
  EXPECT_FALSE(PointAt(the_case, 1).matter().has_exclusion());
  EXPECT_EQ(the_case.Last("OUT_OF_TIME").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-28.
TEST(DecideConsiderOutOfTimeTest, HasNothingToConsiderInTime) {
  ACase the_case = ACase::Acknowledged();
  EXPECT_EQ(FieldOf(the_case.Do(ConsiderLate(1, false, false))), "act.point_id");
  ASSERT_TRUE(the_case.Do(OccurredOn(1, absl::CivilDay(2026, 4, 1))).ok());

  EXPECT_EQ(FieldOf(the_case.Do(ConsiderLate(1, false, false))), "act.point_id");
}

// Proves R-28.
TEST(DecideConsiderOutOfTimeTest, CountsToTheReceiptOfThePointAndNotOfTheCase) {
  ACase the_case = ACase::Acknowledged();
  the_case.On(absl::CivilDay(2026, 5, 18));
  v1::Act add = AddRelated("Last year's invoice was wrong too.");
  ASSERT_TRUE(the_case.Do(add).ok());
  ASSERT_TRUE(the_case.Do(OccurredOn(1, absl::CivilDay(2025, 5, 11))).ok());
  ASSERT_TRUE(the_case.Do(OccurredOn(2, absl::CivilDay(2025, 5, 11))).ok());

  EXPECT_FALSE(PointAt(the_case, 1).matter().time_limit().out_of_time());
  EXPECT_TRUE(PointAt(the_case, 2).matter().time_limit().out_of_time());
}

}  // namespace
}  // namespace candour::intake
