// Also tests services/intake/domain/people/need.cc.
// Also tests services/intake/domain/people/decide_adjustment.cc.
// Also tests services/intake/domain/people/decide_advocate.cc.
// Also tests services/intake/domain/people/decide_restriction.cc.
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/people/need.h"
#include "tests/intake/domain/people/people_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr const char* kReview = "NEED_REVIEW/complainant/1";
constexpr const char* kAdjustmentReview = "ADJUSTMENT_REVIEW/complainant/1";

v1::Act Need(uint32_t need_id, v1::NeedStep step) {
  v1::Act act;
  act.mutable_record_need()->set_need_id(need_id);
  act.mutable_record_need()->set_step(step);
  if (need_id == 0) act.mutable_record_need()->set_format("large_print");
  if (need_id == 0) act.mutable_record_need()->set_words("16 point or more, on cream paper");
  return act;
}

// Proves A-01.
TEST(NeedTest, GoesThroughItsSixSteps) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Need(0, v1::NEED_STEP_RECORDED)).ok());
  const auto need = [&the_case] { return the_case.File().complainant().needs(0); };
  EXPECT_TRUE(need().has_identified_at());
  EXPECT_TRUE(need().has_recorded_at());
  EXPECT_TRUE(need().has_flagged_at());
  EXPECT_EQ(the_case.File().complainant().accessible_format(), "large_print");
  EXPECT_EQ(the_case.DueBy(kReview), absl::CivilDay(2027, 5, 11));
  ASSERT_TRUE(the_case.Do(Need(1, v1::NEED_STEP_SHARED)).ok());
  ASSERT_TRUE(the_case.Do(Need(1, v1::NEED_STEP_MET)).ok());
  EXPECT_TRUE(need().has_shared_at());
  EXPECT_TRUE(need().has_met_at());
  EXPECT_TRUE(IsSound(the_case));
  the_case.On(absl::CivilDay(2026, 7, 1));
  ASSERT_TRUE(the_case.Do(Need(1, v1::NEED_STEP_REVIEWED)).ok());
  EXPECT_EQ(the_case.DueBy(kReview), absl::CivilDay(2027, 7, 1));
  EXPECT_TRUE(IsSound(the_case));
}

// Proves A-01.
TEST(NeedTest, ThatCameWithTheContactIsRecordedAndLookedAtAgain) {
  v1::Submit submit = AComplaint();
  submit.mutable_complainant()->set_accessible_format("easy_read");
  ACase the_case;
  ASSERT_TRUE(the_case.Do(submit).ok());
  ASSERT_EQ(the_case.File().complainant().needs_size(), 1);
  EXPECT_EQ(the_case.File().complainant().needs(0).obligation_id(),
            the_case.Last(kReview).obligation_id());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves A-01.
TEST(NeedTest, ThatEndedHoldsNothingBack) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Need(0, v1::NEED_STEP_RECORDED)).ok());
  ASSERT_TRUE(the_case.Do(Need(1, v1::NEED_STEP_ENDED)).ok());
  EXPECT_TRUE(the_case.File().complainant().accessible_format().empty());
  EXPECT_FALSE(the_case.IsOpenFor(kReview));
  EXPECT_EQ(FieldOf(the_case.Do(Need(1, v1::NEED_STEP_MET))), "act.need_id");
  EXPECT_TRUE(IsSound(the_case));
}

TEST(NeedTest, RefusesWhatCannotBe) {
  const ACase the_case = ACase::Received();
  const auto field = [&the_case](const v1::Act& act) {
    return FieldOf(the_case.Decided(act).status());
  };
  EXPECT_EQ(field(Need(0, v1::NEED_STEP_UNSPECIFIED)), "act.step");
  EXPECT_EQ(field(Need(0, v1::NEED_STEP_MET)), "act.need_id");
  EXPECT_EQ(field(Need(7, v1::NEED_STEP_MET)), "act.need_id");
  v1::Act standard = Need(0, v1::NEED_STEP_RECORDED);
  standard.mutable_record_need()->set_format("standard");
  EXPECT_EQ(field(standard), "act.format");
  v1::Act past = Need(0, v1::NEED_STEP_RECORDED);
  *past.mutable_record_need()->mutable_review_by() = ToMessage(absl::CivilDay(2026, 5, 11));
  EXPECT_EQ(field(past), "act.review_by");
}

TEST(NeedTest, AYearAfterLeapDayIsTheDayBefore) {
  EXPECT_EQ(AYearAfter(absl::CivilDay(2028, 2, 29)), absl::CivilDay(2029, 2, 28));
  EXPECT_EQ(AYearAfter(absl::CivilDay(2027, 2, 28)), absl::CivilDay(2028, 2, 28));
}

v1::Act Adjustment(const std::string& need, const std::string& adjustment) {
  v1::Act act;
  act.mutable_record_adjustment()->set_need(need);
  act.mutable_record_adjustment()->set_adjustment(adjustment);
  return act;
}

// Proves A-02.
TEST(AdjustmentTest, IsAgreedCarriedOutAndLookedAtAgain) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Adjustment("I tire quickly.", "Calls of ten minutes.")).ok());
  const auto adjustment = [&the_case] { return the_case.File().complainant().adjustments(0); };
  EXPECT_EQ(adjustment().agreed_on().day(), 11);
  EXPECT_EQ(the_case.DueBy(kAdjustmentReview), absl::CivilDay(2027, 5, 11));
  v1::Act done;
  done.mutable_record_adjustment()->set_adjustment_id(1);
  done.mutable_record_adjustment()->set_done(true);
  ASSERT_TRUE(the_case.Do(done).ok());
  EXPECT_TRUE(adjustment().has_done_at());
  EXPECT_TRUE(the_case.IsOpenFor(kAdjustmentReview));
  EXPECT_TRUE(IsSound(the_case));
}

// Proves A-02.
TEST(AdjustmentTest, IsNotRefusedWithoutAReason) {
  ACase the_case = ACase::Received();
  v1::Act refused = Adjustment("Stairs are hard for me.", "");
  refused.mutable_record_adjustment()->set_refused(true);
  EXPECT_EQ(FieldOf(the_case.Do(refused)), "act.refusal_reason");
  refused.mutable_record_adjustment()->set_refusal_reason("The meeting is by telephone.");
  ASSERT_TRUE(the_case.Do(refused).ok());
  EXPECT_TRUE(the_case.File().complainant().adjustments(0).has_refused_at());
  EXPECT_FALSE(the_case.IsOpenFor(kAdjustmentReview));
  EXPECT_EQ(FieldOf(the_case.Do(Adjustment("", "Calls of ten minutes."))), "act.need");
}

v1::Act AdvocateStep(const std::string& step) {
  v1::Act act;
  act.mutable_record_advocate()->set_step(step);
  return act;
}

// Proves A-09.
TEST(AdvocateTest, IsOfferedAndThenNamed) {
  ACase the_case = ACase::Received();
  EXPECT_EQ(FieldOf(the_case.Do(AdvocateStep("ended"))), "act.step");
  ASSERT_TRUE(the_case.Do(AdvocateStep("offered")).ok());
  EXPECT_EQ(FieldOf(the_case.Do(AdvocateStep("accepted"))), "act.name");
  v1::Act accepted = AdvocateStep("accepted");
  accepted.mutable_record_advocate()->set_kind("care_act");
  accepted.mutable_record_advocate()->set_organisation("Milford Voices");
  ASSERT_TRUE(the_case.Do(accepted).ok());
  EXPECT_TRUE(the_case.File().advocate().has_offered_at());
  EXPECT_TRUE(the_case.File().advocate().has_accepted_at());
  ASSERT_TRUE(the_case.Do(AdvocateStep("ended")).ok());
  EXPECT_EQ(the_case.File().advocate().organisation(), "Milford Voices");
}

TEST(RestrictionTest, StandsUntilItIsLiftedWithAReason) {
  ACase the_case = ACase::Received();
  v1::Act act;
  act.mutable_record_restriction()->set_words("Speak only to Ms Patel.");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reason");
  act.mutable_record_restriction()->set_reason("She asked for it.");
  ASSERT_TRUE(the_case.Do(act).ok());
  v1::Act lift;
  lift.mutable_record_restriction()->set_restriction_id(1);
  lift.mutable_record_restriction()->set_reason("Ms Patel has left.");
  ASSERT_TRUE(the_case.Do(lift).ok());
  EXPECT_TRUE(the_case.File().complainant().restrictions(0).has_lifted_at());
  EXPECT_EQ(FieldOf(the_case.Do(lift)), "act.restriction_id");
  EXPECT_EQ(Refolded(the_case).SerializeAsString(), the_case.File().SerializeAsString());
}

}  // namespace
}  // namespace candour::intake
