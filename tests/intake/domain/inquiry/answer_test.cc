#include "services/intake/domain/inquiry/answer.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act WithTheNhs() {
  v1::Act act;
  v1::JointHandling& joint = *act.mutable_arrange_joint()->mutable_joint();
  joint.add_bodies("nhs-trust-1");
  joint.set_lead("council");
  *joint.mutable_agreed_on() = ToMessage(absl::CivilDay(2026, 5, 11));
  joint.set_health(true);
  joint.set_complainant_consents(true);
  return act;
}

// Proves R-42, I-4.
TEST(AnswerTest, NamesTheHealthOmbudsmanWhereTheNhsTakesPart) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(WithTheNhs()).ok());
  EXPECT_EQ(FieldOf(the_case.Do(RespondUpheld())), "act.health_ombudsman_explained");

  v1::Act act = RespondUpheld();
  act.mutable_respond()->set_health_ombudsman_explained(true);
  EXPECT_TRUE(the_case.Do(act).ok());
}

// Proves Q30.
TEST(AnswerTest, AsksFirstWhetherItWouldPrejudiceALegalClaim) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act triage;
  triage.mutable_triage()->set_safety_asked(true);
  triage.mutable_triage()->mutable_result()->set_consequence(2);
  triage.mutable_triage()->mutable_result()->set_likelihood(2);
  triage.mutable_triage()->mutable_result()->add_flags("legal_claim");
  ASSERT_TRUE(the_case.Do(triage).ok());
  EXPECT_EQ(FieldOf(the_case.Do(RespondUpheld())), "act.prejudice_considered");

  v1::Act act = RespondUpheld();
  act.mutable_respond()->set_prejudice_considered(true);
  ASSERT_TRUE(the_case.Do(act).ok());
  // Nor is a survey sent to somebody at law with the council.
  EXPECT_FALSE(the_case.IsOpenFor("SURVEY"));
}

// Proves, I-4.
TEST(AnswerTest, AnAnswerInOneGoNeedsTheDelegationToo) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.Of({});
  EXPECT_EQ(FieldOf(the_case.Do(RespondUpheld())), "act.signed_by");

  the_case.Of(AnAuthority());
  v1::Act act = RespondUpheld();
  act.mutable_respond()->set_signed_by("Somebody Else, Director");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.signed_by");
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_EQ(the_case.File().response().signature().subject(), "director-1");
}

// Proves R-48.
TEST(AnswerTest, RecordsWhetherTheDatesWereKept) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.On(kResponseBy + 1);
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  EXPECT_FALSE(the_case.File().response().within_original());
  EXPECT_TRUE(the_case.File().response().within_relevant_period());
}

}  // namespace
}  // namespace candour::intake
