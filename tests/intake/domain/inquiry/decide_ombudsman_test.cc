// Also tests services/intake/domain/inquiry/decide_recommendation.cc.
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const absl::CivilDay kNotified(2026, 5, 12);
const absl::CivilDay kReplyBy(2026, 5, 26);
const absl::CivilDay kDecided(2026, 7, 1);

v1::Act Premature() {
  v1::Act act = OmbudsmanAsks(kNotified, kReplyBy);
  act.mutable_record_ombudsman()->set_kind(v1::OMBUDSMAN_KIND_PREMATURE);
  act.mutable_record_ombudsman()->clear_reply_by();
  return act;
}

v1::Act DecidesWithRecommendation() {
  v1::Act act = OmbudsmanDecides(kDecided, "UPH-FI");
  v1::NewRecommendation& each = *act.mutable_record_ombudsman_decision()->add_recommendations();
  each.set_words("Apologise in writing.");
  *each.mutable_due_by() = ToMessage(absl::CivilDay(2026, 7, 29));
  each.set_remedy("REM-APO");
  return act;
}

ACase Decided() {
  ACase the_case = Answered();
  EXPECT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());
  the_case.On(kDecided);
  EXPECT_TRUE(the_case.Do(DecidesWithRecommendation()).ok());
  return the_case;
}

// Proves O-03.
TEST(OmbudsmanTest, APrematureEnquiryOwesNothingAndChangesNoDate) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));
  the_case.On(kNotified);

  ASSERT_TRUE(the_case.Do(Premature()).ok());

  EXPECT_EQ(the_case.File().ombudsman(0).kind(), v1::OMBUDSMAN_KIND_PREMATURE);
  EXPECT_FALSE(the_case.IsOpenFor("OMBUDSMAN"));
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 6, 15));
}

TEST(OmbudsmanTest, OneReferenceGoesFromEnquiryToInvestigation) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());
  v1::Act investigation = OmbudsmanAsks(kNotified, absl::CivilDay(2026, 6, 23));
  investigation.mutable_record_ombudsman()->set_kind(v1::OMBUDSMAN_KIND_INVESTIGATION);

  ASSERT_TRUE(the_case.Do(investigation).ok());

  EXPECT_EQ(the_case.File().ombudsman_size(), 1);
  EXPECT_EQ(the_case.File().ombudsman(0).kind(), v1::OMBUDSMAN_KIND_INVESTIGATION);
  EXPECT_EQ(the_case.DueBy("OMBUDSMAN"), absl::CivilDay(2026, 6, 23));
}

TEST(OmbudsmanTest, IsLinkedToAClosedCaseToo) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(Close()).ok());

  ASSERT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.DueBy("OMBUDSMAN"), kReplyBy);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(OmbudsmanTest, TheReplyMeetsTheDuty) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());
  the_case.On(kReplyBy);
  v1::Act reply;
  reply.mutable_record_ombudsman_reply()->set_reference("26 003 417");
  *reply.mutable_record_ombudsman_reply()->mutable_sent_on() = ToMessage(kReplyBy - 1);

  ASSERT_TRUE(the_case.Do(reply).ok());

  EXPECT_EQ(the_case.Last("OMBUDSMAN").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(LondonDay(InstantFrom(the_case.File().ombudsman(0).replied_at())), kReplyBy - 1);
}

// Proves O-04.
TEST(OmbudsmanDecisionTest, HasACodeOfTheList) {
  ACase the_case = Answered();
  EXPECT_EQ(FieldOf(the_case.Do(OmbudsmanDecides(kNotified, "CIE"))), "act.reference");
  ASSERT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());

  EXPECT_EQ(FieldOf(the_case.Do(OmbudsmanDecides(kNotified, "WON"))), "act.decision");
  EXPECT_EQ(FieldOf(the_case.Do(OmbudsmanDecides(kNotified - 1, "CIE"))), "act.decided_on");
  ASSERT_TRUE(the_case.Do(OmbudsmanDecides(kNotified, "CIE")).ok());
  EXPECT_EQ(the_case.File().ombudsman(0).decision(), "CIE");
  EXPECT_EQ(the_case.Do(OmbudsmanDecides(kNotified, "REF")).code(),
            absl::StatusCode::kFailedPrecondition);
}

// Proves O-07.
TEST(OmbudsmanDecisionTest, RecommendationsHaveDuesEvidenceAndSignOff) {
  ACase the_case = Decided();
  EXPECT_EQ(the_case.DueBy("RECOMMENDATION"), absl::CivilDay(2026, 7, 29));
  EXPECT_EQ(the_case.Last("OMBUDSMAN_OUTCOME").notice(), "N-18");
  EXPECT_EQ(the_case.DueBy("OMBUDSMAN_OUTCOME"), absl::CivilDay(2026, 7, 29));

  v1::Act comply;
  comply.mutable_comply_with_recommendation()->set_recommendation_id(1);
  EXPECT_EQ(FieldOf(the_case.Do(comply)), "act.evidence");
  comply.mutable_comply_with_recommendation()->set_evidence("Letter of 8 July.");
  ASSERT_TRUE(the_case.Do(comply).ok());
  EXPECT_EQ(the_case.Last("RECOMMENDATION").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_TRUE(the_case.IsOpenFor("SIGN_OFF"));
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());

  v1::Act sign_off;
  sign_off.mutable_sign_off_recommendation()->set_recommendation_id(1);
  EXPECT_EQ(the_case.Do(sign_off).code(), absl::StatusCode::kPermissionDenied);
  the_case.By("manager-1");
  ASSERT_TRUE(the_case.Do(sign_off).ok());
  EXPECT_FALSE(the_case.IsOpenFor("SIGN_OFF"));
  EXPECT_EQ(the_case.File().ombudsman(0).recommendations(0).signed_off_by(), "manager-1");
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

// Proves O-04.
TEST(OmbudsmanDecisionTest, APublicReportReachesTheDirectorWithinAWorkingDay) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());
  the_case.On(kDecided);
  v1::Act act = DecidesWithRecommendation();
  act.mutable_record_ombudsman_decision()->set_public_report(true);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.DueBy("PUBLIC_REPORT"), kDecided + 1);
  EXPECT_TRUE(the_case.File().ombudsman(0).public_report());
}

// Proves O-06.
TEST(OmbudsmanDecisionTest, ARecommendedRemedyIsOneOfTheList) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(OmbudsmanAsks(kNotified, kReplyBy)).ok());
  the_case.On(kDecided);
  v1::Act act = DecidesWithRecommendation();
  act.mutable_record_ombudsman_decision()->mutable_recommendations(0)->set_remedy("REM-GOLD");

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.recommendations[0].remedy");
}

// Proves O-05.
TEST(OmbudsmanDecisionTest, TheListSaysWhatCountsInTheUpholdRate) {
  const ReferenceData& data = LoadedReference();
  EXPECT_TRUE(data.CodeOf("ombudsman_decisions", "UPH-REM")->upheld());
  EXPECT_FALSE(data.CodeOf("ombudsman_decisions", "NUP")->upheld());
  EXPECT_TRUE(data.CodeOf("ombudsman_decisions", "NUP")->decided());
  EXPECT_FALSE(data.CodeOf("ombudsman_decisions", "REF")->decided());
}

}  // namespace
}  // namespace candour::intake
