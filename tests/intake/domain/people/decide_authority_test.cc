// Also tests services/intake/domain/people/decide_people.cc.
// Also tests services/intake/domain/people/decide_standing.cc.
// Also tests services/intake/domain/people/decide_replace.cc.
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "tests/intake/domain/people/people_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Proves R-07.
TEST(StandingTest, FollowsFromWhoReceivesCare) {
  EXPECT_EQ(ACase::Received().File().standing(), v1::STANDING_RECIPIENT);
  ACase affected;
  ASSERT_TRUE(affected.Do(ByDaughter(v1::REPRESENTATION_BASIS_UNSPECIFIED)).ok());
  EXPECT_EQ(affected.File().standing(), v1::STANDING_AFFECTED);
  EXPECT_FALSE(affected.File().has_authority());
}

// Proves.
TEST(StandingTest, AsksForTheAuthorityOfABasisThatIsNew) {
  ACase the_case = Represented(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  v1::Act act;
  act.mutable_record_standing()->set_basis(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.File().authority().state(), v1::AUTHORITY_STATE_AWAITED);
  EXPECT_EQ(the_case.Last("AUTHORITY_REQUEST").notice(), "N-05");
  EXPECT_TRUE(IsSound(the_case));
  act.mutable_record_standing()->set_basis(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.standing");
  act.mutable_record_standing()->set_standing(v1::STANDING_AFFECTED);
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_FALSE(the_case.IsOpenFor("AUTHORITY_REQUEST"));
  EXPECT_FALSE(the_case.File().has_authority());
}

// Proves R-08.
TEST(AuthorityTest, ARequestThatNothingShowsIsAskedForAndStopsNoClock) {
  const ACase with = Planned(v1::REPRESENTATION_BASIS_REQUEST);
  const ACase without = ACase::Planned(absl::CivilDay(2026, 6, 1));
  EXPECT_EQ(with.Last("AUTHORITY_REQUEST").notice(), "N-05");
  EXPECT_EQ(with.DueBy("RESPONSE"), without.DueBy("RESPONSE"));
  EXPECT_EQ(with.DueBy("RELEVANT"), without.DueBy("RELEVANT"));
  EXPECT_TRUE(IsSound(with));
}

// Proves R-08.
TEST(AuthorityTest, NoResponseGoesToARepresentativeWhoIsNotYetAccepted) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_PHYSICAL_INCAPACITY);
  EXPECT_TRUE(the_case.IsOpenFor("AUTHORITY_CHECK"));
  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(AuthorityShown("written")).ok());
  EXPECT_FALSE(the_case.IsOpenFor("AUTHORITY_CHECK"));
  EXPECT_EQ(the_case.File().authority().checked_by(), "handler-1");
  EXPECT_TRUE(IsSound(the_case));
}

// Proves.
TEST(AuthorityTest, ThePersonsWordOnTheTelephoneIsEnough) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(
      the_case.Do(ConsentIs(v1::CONSENT_KIND_REPRESENTATION, v1::CONSENT_STATE_GIVEN, "phone"))
          .ok());
  EXPECT_EQ(the_case.File().authority().state(), v1::AUTHORITY_STATE_ACCEPTED);
  EXPECT_EQ(the_case.File().authority().evidence_kind(), "oral");
  EXPECT_FALSE(the_case.IsOpenFor("AUTHORITY_REQUEST"));
  EXPECT_TRUE(IsSound(the_case));
}

// Proves R-08.
TEST(AuthorityTest, EndsWhenThePersonTakesTheRequestBack) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(the_case.Do(AuthorityShown("oral")).ok());
  ASSERT_TRUE(
      the_case.Do(ConsentIs(v1::CONSENT_KIND_REPRESENTATION, v1::CONSENT_STATE_WITHDRAWN, "letter"))
          .ok());
  EXPECT_EQ(the_case.File().authority().state(), v1::AUTHORITY_STATE_ENDED);
  EXPECT_TRUE(the_case.IsOpenFor("AUTHORITY_REQUEST"));
  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(IsSound(the_case));
}

// Proves R-08.
TEST(AuthorityTest, EndsAfterItsLastDayAndIsAskedForAnew) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_PHYSICAL_INCAPACITY);
  v1::Act act = AuthorityShown("written");
  *act.mutable_record_authority()->mutable_expires_on() = ToMessage(absl::CivilDay(2026, 5, 20));
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.DueBy("AUTHORITY_EXPIRY"), absl::CivilDay(2026, 5, 20));
  ASSERT_TRUE(the_case.Reach("AUTHORITY_EXPIRY", v1::ALARM_DUE).ok());
  EXPECT_EQ(the_case.File().authority().state(), v1::AUTHORITY_STATE_ENDED);
  EXPECT_EQ(the_case.File().authority().end_reason(), "expired");
  EXPECT_TRUE(the_case.IsOpenFor("AUTHORITY_CHECK"));
  EXPECT_TRUE(IsSound(the_case));
}

TEST(AuthorityTest, NeedsItsEvidenceAndADayThatHasNotPassed) {
  const ACase the_case = Represented(v1::REPRESENTATION_BASIS_REQUEST);
  EXPECT_EQ(FieldOf(the_case.Decided(AuthorityShown("hearsay")).status()), "act.evidence_kind");
  v1::Act silent = AuthorityShown("written");
  silent.mutable_record_authority()->set_evidence(" ");
  EXPECT_EQ(FieldOf(the_case.Decided(silent).status()), "act.evidence");
  v1::Act late = AuthorityShown("written");
  *late.mutable_record_authority()->mutable_expires_on() = ToMessage(absl::CivilDay(2026, 5, 10));
  EXPECT_EQ(FieldOf(the_case.Decided(late).status()), "act.expires_on");
}

// Proves R-09.
TEST(AuthorityTest, ForAChildThereMustBeGroundsForTheRepresentative) {
  ACase the_case = Represented(v1::REPRESENTATION_BASIS_CHILD);
  v1::Act act = AuthorityShown("parental_responsibility");
  act.mutable_record_authority()->set_best_interests(true);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.child_grounds");
  act.mutable_record_authority()->set_child_grounds(true);
  EXPECT_TRUE(the_case.Do(act).ok());
}

// Proves R-10.
TEST(AuthorityTest, ForSomebodyWithoutCapacityItMustBeInTheirBestInterests) {
  ACase the_case = Represented(v1::REPRESENTATION_BASIS_LACK_OF_CAPACITY);
  EXPECT_EQ(FieldOf(the_case.Do(AuthorityShown("deputyship"))), "act.best_interests");
  v1::Act act = AuthorityShown("deputyship");
  act.mutable_record_authority()->set_best_interests(true);
  EXPECT_TRUE(the_case.Do(act).ok());
}

v1::Act Refuse(v1::RefusalGround ground) {
  v1::Act act;
  act.mutable_refuse_representative()->set_ground(ground);
  act.mutable_refuse_representative()->set_reason("She has asked us not to let him speak for her.");
  return act;
}

// Proves.
TEST(RefusalTest, TellsTheRepresentativeAndConsidersTheComplaintNoFurther) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_LACK_OF_CAPACITY);
  the_case.As(type::v1::ROLE_COMPLAINTS_MANAGER);
  EXPECT_EQ(FieldOf(the_case.Do(Refuse(v1::REFUSAL_GROUND_CHILD_COULD_COMPLAIN))), "act.ground");
  ASSERT_TRUE(the_case.Do(Refuse(v1::REFUSAL_GROUND_NOT_BEST_INTERESTS)).ok());
  EXPECT_EQ(the_case.Last("REFUSAL_NOTICE").notice(), "N-06");
  EXPECT_FALSE(the_case.IsOpenFor("RESPONSE"));
  EXPECT_TRUE(the_case.IsOpenFor("CONTINUE"));
  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(the_case.Do(Close()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(IsSound(the_case));
  ASSERT_TRUE(the_case.Tell("REFUSAL_NOTICE").ok());
  EXPECT_TRUE(the_case.Do(Close()).ok());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves.
TEST(RefusalTest, AnotherRepresentativeTakesItOnWithTheDatesThatItHad) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_LACK_OF_CAPACITY);
  ASSERT_TRUE(the_case.Do(Refuse(v1::REFUSAL_GROUND_NOT_BEST_INTERESTS)).ok());
  ASSERT_TRUE(
      the_case.Do(TakenOnBy(kSon, "Tom Amos", v1::REPRESENTATION_BASIS_LACK_OF_CAPACITY)).ok());
  EXPECT_EQ(the_case.File().complainant().name(), "Tom Amos");
  EXPECT_EQ(the_case.File().earlier_complainants(0).person_id(), kDaughter);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 6, 1));
  EXPECT_TRUE(the_case.IsOpenFor("RELEVANT"));
  EXPECT_TRUE(the_case.IsOpenFor("AUTHORITY_CHECK"));
  EXPECT_FALSE(the_case.IsOpenFor("CONTINUE"));
  EXPECT_FALSE(the_case.File().has_contact_hold());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves R-09.
TEST(RefusalTest, ThePersonThemselvesCanTakeItOn) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_CHILD);
  ASSERT_TRUE(the_case.Do(Refuse(v1::REFUSAL_GROUND_CHILD_COULD_COMPLAIN)).ok());
  ASSERT_TRUE(
      the_case.Do(TakenOnBy(kMother, "Edith Amos", v1::REPRESENTATION_BASIS_UNSPECIFIED)).ok());
  EXPECT_FALSE(the_case.File().has_care_recipient());
  EXPECT_EQ(the_case.File().standing(), v1::STANDING_RECIPIENT);
  EXPECT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves R-11.
TEST(ReplacementTest, ConsentsOfTheEarlierComplainantDoNotPassOn) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(the_case.File().complainant().email_consent());
  ASSERT_TRUE(the_case.Do(TakenOnBy(kSon, "Tom Amos", v1::REPRESENTATION_BASIS_REQUEST)).ok());
  EXPECT_FALSE(the_case.File().complainant().email_consent());
  EXPECT_TRUE(IsSound(the_case));
  EXPECT_EQ(FieldOf(the_case.Do(TakenOnBy(kSon, "Tom Amos", v1::REPRESENTATION_BASIS_REQUEST))),
            "act.complainant.person_id");
  EXPECT_EQ(
      FieldOf(the_case.Do(TakenOnBy(kDaughter, "Ruth Amos", v1::REPRESENTATION_BASIS_UNSPECIFIED))),
      "act.basis");
}

TEST(ReplacementTest, FoldsToTheSameFile) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(the_case.Do(TakenOnBy(kSon, "Tom Amos", v1::REPRESENTATION_BASIS_REQUEST)).ok());
  EXPECT_EQ(Refolded(the_case).SerializeAsString(), the_case.File().SerializeAsString());
}

}  // namespace
}  // namespace candour::intake
