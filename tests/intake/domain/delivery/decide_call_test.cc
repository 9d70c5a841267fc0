#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Day zero of the progress is Monday 11 May; the tenth working day is the 26th, after a bank
// holiday.
const absl::CivilDay kThursday(2026, 5, 14);

v1::Act Call(const ACase& the_case, std::string_view clock, bool reached) {
  v1::Act act;
  act.mutable_record_call()->set_obligation_id(the_case.Last(clock).obligation_id());
  act.mutable_record_call()->set_reached(reached);
  act.mutable_record_call()->set_note("Told her how it stands.");
  return act;
}

// Proves G-13.
TEST(RecordCallTest, IsTheProgressThatWasOwedAndTheNextFallsDueFromItsDay) {
  ACase the_case = ACase::Planned(kResponseBy);
  const std::string owed = the_case.Last("PROGRESS").obligation_id();
  the_case.On(kThursday);

  ASSERT_TRUE(the_case.Do(Call(the_case, "PROGRESS", true)).ok());

  EXPECT_NE(the_case.Last("PROGRESS").obligation_id(), owed);
  // Ten working days from 14 May with the bank holiday of 25 May.
  EXPECT_EQ(the_case.DueBy("PROGRESS"), absl::CivilDay(2026, 5, 29));
  EXPECT_EQ(the_case.File().calls_size(), 1);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

// Proves G-13.
TEST(RecordCallTest, DischargesNothingThatIsOwedInWriting) {
  ACase the_case = ACase::Planned(kResponseBy);

  ASSERT_TRUE(the_case.Do(Call(the_case, "PLAN_NOTICE", true)).ok());

  EXPECT_TRUE(the_case.IsOpenFor("PLAN_NOTICE"));
}

// Proves G-13.
TEST(RecordCallTest, DischargesNothingWhereNobodyWasReached) {
  ACase the_case = ACase::Planned(kResponseBy);
  const std::string owed = the_case.Last("PROGRESS").obligation_id();

  ASSERT_TRUE(the_case.Do(Call(the_case, "PROGRESS", false)).ok());

  EXPECT_EQ(the_case.Last("PROGRESS").obligation_id(), owed);
  EXPECT_FALSE(the_case.File().calls(0).reached());
}

}  // namespace
}  // namespace candour::intake
