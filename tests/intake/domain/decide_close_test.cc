#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

ACase Anonymous() {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.clear_complainant();
  submit.set_anonymous(true);
  EXPECT_TRUE(the_case.Do(submit).ok());
  return the_case;
}

TEST(CloseTest, EndsAnAnsweredCase) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  ASSERT_TRUE(the_case.Do(Close()).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.File().outcome(), "UPH");
  EXPECT_EQ(the_case.Last("CLOSE").state(), v1::OBLIGATION_STATE_MET);
}

TEST(CloseTest, RefusesAComplaintThatWasNotAnswered) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(the_case.Do(Close()).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(CloseTest, GivesAnAnonymousComplaintItsOutcome) {
  ACase the_case = Anonymous();
  v1::Act act = Close();
  v1::PointOutcome& point = *act.mutable_close()->add_points();
  point.set_point_id(1);
  point.set_outcome("NOF");

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().outcome(), "NOF");
  EXPECT_EQ(the_case.File().points(0).outcome(), "NOF");
  EXPECT_FALSE(the_case.IsOpenFor("RELEVANT"));
}

TEST(CloseTest, DoesNotTakeOutcomesASecondTime) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  v1::Act act = Close();
  act.mutable_close()->add_points()->set_point_id(1);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.points");
}

TEST(CloseTest, MeetsTheReplyOfAnEnquiry) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_record_type(v1::RECORD_TYPE_ENM);
  ASSERT_TRUE(the_case.Do(submit).ok());

  ASSERT_TRUE(the_case.Do(Close()).ok());

  EXPECT_EQ(the_case.Last("REPLY").state(), v1::OBLIGATION_STATE_MET);
}

TEST(WithdrawTest, CancelsEverythingAndConfirmsInThreeWorkingDays) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));

  ASSERT_TRUE(the_case.Do(Withdraw()).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_WITHDRAWN);
  EXPECT_EQ(the_case.File().outcome(), "WDN");
  EXPECT_TRUE(the_case.File().has_withdrawn_at());
  EXPECT_FALSE(the_case.IsOpenFor("RESPONSE"));
  EXPECT_FALSE(the_case.IsOpenFor("RELEVANT"));
  EXPECT_EQ(the_case.Last("WITHDRAWAL").notice(), "N-14");
  EXPECT_EQ(the_case.DueBy("WITHDRAWAL"), absl::CivilDay(2026, 5, 14));
}

TEST(WithdrawTest, ConfirmsAlsoWhereTheProcedureHasNoSuchClock) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_record_type(v1::RECORD_TYPE_ENC);
  ASSERT_TRUE(the_case.Do(submit).ok());

  ASSERT_TRUE(the_case.Do(Withdraw()).ok());

  EXPECT_EQ(the_case.DueBy("WITHDRAWAL"), absl::CivilDay(2026, 5, 14));
}

TEST(WithdrawTest, ComesTooLateAfterTheResponse) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_EQ(the_case.Do(Withdraw()).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(WithdrawTest, NeedsSomebodyKnown) {
  EXPECT_EQ(Anonymous().Do(Withdraw()).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
