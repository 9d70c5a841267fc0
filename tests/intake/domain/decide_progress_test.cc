#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Step(const char* step, bool reaffirmed) {
  v1::Act act;
  act.mutable_record_step()->set_step(step);
  act.mutable_record_step()->set_date_reaffirmed(reaffirmed);
  return act;
}

// Proves G-2.
TEST(RecordStepTest, KeepsTheStepAndTheWordThatTheDateHoldsG2) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));

  ASSERT_TRUE(the_case.Do(Step("records_read", true)).ok());

  ASSERT_EQ(the_case.File().steps_size(), 1);
  EXPECT_EQ(the_case.File().steps(0).step(), "records_read");
  EXPECT_EQ(InstantFrom(the_case.File().date_reaffirmed_at()), the_case.TheContext().now);
}

// Proves G-2.
TEST(RecordStepTest, RefusesAStepThatMayNotBeToldG2) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));

  EXPECT_EQ(FieldOf(the_case.Do(Step("safeguarding_enquiry", false))), "act.step");
}

TEST(RecordStepTest, ReaffirmsNoDateThatIsNotThereOrHasPassedG2) {
  ACase without = ACase::Acknowledged();
  ACase late = ACase::Planned(absl::CivilDay(2026, 6, 15));
  late.On(absl::CivilDay(2026, 6, 16));

  EXPECT_EQ(FieldOf(without.Do(Step("visit_made", true))), "act.date_reaffirmed");
  EXPECT_EQ(FieldOf(late.Do(Step("visit_made", true))), "act.date_reaffirmed");
  EXPECT_TRUE(late.Do(Step("visit_made", false)).ok());
}

TEST(RecordStepTest, EndsWithTheResponse) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_EQ(the_case.Do(Step("visit_made", false)).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
