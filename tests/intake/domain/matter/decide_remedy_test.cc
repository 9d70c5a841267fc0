#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Offer(const std::string& code, int64_t pence) {
  v1::Act act;
  act.mutable_record_remedy()->set_point_id(1);
  act.mutable_record_remedy()->set_step(v1::REMEDY_STEP_OFFERED);
  act.mutable_record_remedy()->set_code(code);
  act.mutable_record_remedy()->set_amount_pence(pence);
  return act;
}

v1::Act Step(v1::RemedyStep step, absl::CivilDay on) {
  v1::Act act;
  act.mutable_record_remedy()->set_point_id(1);
  act.mutable_record_remedy()->set_remedy_id(1);
  act.mutable_record_remedy()->set_step(step);
  *act.mutable_record_remedy()->mutable_on() = ToMessage(on);
  return act;
}

TEST(DecideRecordRemedyTest, KeepsTheDaysOnWhichMoneyWasOfferedAcceptedAndPaid) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Offer("REM-REF", 41250)).ok());
  the_case.On(absl::CivilDay(2026, 6, 30));

  ASSERT_TRUE(the_case.Do(Step(v1::REMEDY_STEP_ACCEPTED, absl::CivilDay(2026, 6, 1))).ok());
  ASSERT_TRUE(the_case.Do(Step(v1::REMEDY_STEP_PAID, absl::CivilDay(2026, 6, 29))).ok());

  const v1::Remedy& remedy = PointAt(the_case, 1).matter().remedies(0);
  EXPECT_EQ(remedy.amount_pence(), 41250);
  EXPECT_EQ(StoredDay(remedy.offered_on()), absl::CivilDay(2026, 5, 11));
  EXPECT_EQ(StoredDay(remedy.accepted_on()), absl::CivilDay(2026, 6, 1));
  EXPECT_EQ(StoredDay(remedy.paid_on()), absl::CivilDay(2026, 6, 29));
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(DecideRecordRemedyTest, IsPaidAfterTheResponseToo) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));
  ASSERT_TRUE(the_case.Do(Offer("REM-REF", 41250)).ok());
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  the_case.On(absl::CivilDay(2026, 6, 30));

  EXPECT_TRUE(the_case.Do(Step(v1::REMEDY_STEP_PAID, absl::CivilDay(2026, 6, 29))).ok());
}

TEST(DecideRecordRemedyTest, AsksHowMuchARefundIs) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(Offer("REM-REF", 0))), "act.amount_pence");
}

TEST(DecideRecordRemedyTest, GivesAnApologyNoPrice) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(Offer("REM-APO", 100))), "act.amount_pence");
}

TEST(DecideRecordRemedyTest, PaysNothingThatWasRefused) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(Offer("REM-TT", 15000)).ok());
  ASSERT_TRUE(the_case.Do(Step(v1::REMEDY_STEP_REFUSED, absl::CivilDay(2026, 5, 11))).ok());

  EXPECT_EQ(the_case.Do(Step(v1::REMEDY_STEP_PAID, absl::CivilDay(2026, 5, 11))).code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(DecideRecordRemedyTest, RefusesADayBeforeTheOffer) {
  ACase the_case = ACase::Acknowledged();
  the_case.On(absl::CivilDay(2026, 5, 20));
  ASSERT_TRUE(the_case.Do(Offer("REM-TT", 15000)).ok());

  EXPECT_EQ(FieldOf(the_case.Do(Step(v1::REMEDY_STEP_PAID, absl::CivilDay(2026, 5, 19)))),
            "act.on");
}

}  // namespace
}  // namespace candour::intake
