// Also tests services/intake/domain/people/decide_no_contact.cc.
// Also tests services/intake/domain/people/hold.cc.
// Also tests services/intake/domain/people/invariants.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/people/hold.h"
#include "tests/intake/domain/people/people_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

bool OwesTheComplainant(const ACase& the_case) {
  for (const v1::Obligation& each : the_case.File().obligations()) {
    if (each.state() == v1::OBLIGATION_STATE_OPEN && each.to() == v1::RECIPIENT_COMPLAINANT) {
      return true;
    }
  }
  return false;
}

// Proves G-9.
TEST(DeathTest, AComplainantWhoDiedGetsNothing) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  ASSERT_TRUE(OwesTheComplainant(the_case));
  ASSERT_TRUE(the_case.Do(Died(kDaughter, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_FALSE(OwesTheComplainant(the_case));
  EXPECT_EQ(the_case.File().contact_hold().reason(), kComplainantDied);
  EXPECT_EQ(the_case.File().contact_hold().obligation_id(),
            the_case.Last("CONTINUE").obligation_id());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves G-9.
TEST(DeathTest, NothingThatHappensLaterOwesTheDeadAnything) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  ASSERT_TRUE(the_case.Do(Died(kDaughter, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_EQ(the_case.Do(ExtendTo(absl::CivilDay(2026, 6, 15))).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(Withdraw()).ok());
  EXPECT_EQ(the_case.Last("WITHDRAWAL").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_FALSE(OwesTheComplainant(the_case));
  EXPECT_TRUE(IsSound(the_case));
}

// Proves G-9.
TEST(DeathTest, ACaseNobodyTakesOnMayBeClosed) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  EXPECT_EQ(the_case.Do(Close()).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(Died(kDaughter, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_TRUE(the_case.Do(Close()).ok());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves G-9, R-08.
TEST(DeathTest, ARepresentativeMayContinueForTheOneWhoDied) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 1));
  const std::string person_id = the_case.File().complainant().person_id();
  ASSERT_TRUE(the_case.Do(Died(person_id, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_EQ(FieldOf(the_case.Do(TakenOnBy(kSon, "Tom", v1::REPRESENTATION_BASIS_REQUEST))),
            "act.basis");
  ASSERT_TRUE(the_case.Do(TakenOnBy(kSon, "Tom", v1::REPRESENTATION_BASIS_DECEASED)).ok());
  EXPECT_EQ(the_case.File().care_recipient().person_id(), person_id);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 6, 1));
  EXPECT_TRUE(the_case.IsOpenFor("PLAN_NOTICE"));
  EXPECT_TRUE(the_case.IsOpenFor("PROGRESS"));
  EXPECT_TRUE(IsSound(the_case));
  ASSERT_TRUE(the_case.Do(AuthorityShown("executor")).ok());
  EXPECT_TRUE(the_case.Do(RespondUpheld()).ok());
}

// Proves G-9.
TEST(DeathTest, APowerOfAttorneyEndsWithThePersonCaredFor) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_PHYSICAL_INCAPACITY);
  ASSERT_TRUE(the_case.Do(AuthorityShown("power_of_attorney")).ok());
  ASSERT_TRUE(the_case.Do(Died(kMother, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_TRUE(the_case.File().bereaved());
  EXPECT_EQ(the_case.File().authority().state(), v1::AUTHORITY_STATE_ENDED);
  EXPECT_EQ(the_case.File().authority().end_reason(), "death");
  EXPECT_TRUE(the_case.IsOpenFor("AUTHORITY_CHECK"));
  EXPECT_TRUE(the_case.IsOpenFor("RESPONSE")) << "the complainant's duties go on";
  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(FieldOf(the_case.Do(AuthorityShown("power_of_attorney"))), "act.basis");
  v1::Act anew = AuthorityShown("executor");
  anew.mutable_record_authority()->set_basis(v1::REPRESENTATION_BASIS_DECEASED);
  ASSERT_TRUE(the_case.Do(anew).ok());
  EXPECT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_TRUE(IsSound(the_case));
}

// Proves G-9.
TEST(DeathTest, NobodyIsWrittenToForTheRequestOfTheDead) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(the_case.IsOpenFor("AUTHORITY_REQUEST"));
  ASSERT_TRUE(the_case.Do(Died(kMother, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_FALSE(the_case.IsOpenFor("AUTHORITY_REQUEST"));
  EXPECT_TRUE(the_case.IsOpenFor("AUTHORITY_CHECK"));
}

TEST(DeathTest, IsRecordedOnceAndItsDayMayBeCorrected) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  const v1::Act act = Died(kDaughter, absl::CivilDay(2026, 5, 10));
  ASSERT_TRUE(the_case.Do(act).ok());
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.LastEvents(), 0U);
  ASSERT_TRUE(the_case.Do(Died(kDaughter, absl::CivilDay(2026, 5, 9))).ok());
  EXPECT_EQ(the_case.File().complainant().death().died_on().day(), 9);
  EXPECT_EQ(FieldOf(the_case.Do(Died(kDaughter, absl::CivilDay(2026, 5, 12)))), "act.died_on");
  EXPECT_EQ(FieldOf(the_case.Do(Died(kSon, absl::CivilDay(2026, 5, 9)))), "act.person_id");
}

v1::Act NoContact(bool lifted) {
  v1::Act act;
  act.mutable_record_no_contact()->set_person_id(kDaughter);
  act.mutable_record_no_contact()->set_source("police");
  act.mutable_record_no_contact()->set_reason("A court order of 8 May.");
  act.mutable_record_no_contact()->set_lifted(lifted);
  return act;
}

// Proves G-5, NG-6.
TEST(NoContactTest, KeepsTheDutiesAndGivesAPersonTheTask) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  ASSERT_TRUE(the_case.Do(NoContact(false)).ok());
  EXPECT_TRUE(the_case.File().complainant().do_not_contact());
  EXPECT_EQ(the_case.File().contact_hold().reason(), kNoContact);
  EXPECT_TRUE(the_case.IsOpenFor("CONTACT_HOLD"));
  EXPECT_TRUE(the_case.IsOpenFor("RESPONSE"));
  EXPECT_TRUE(IsSound(the_case));
  ASSERT_TRUE(the_case.Do(NoContact(true)).ok());
  EXPECT_FALSE(the_case.File().complainant().do_not_contact());
  EXPECT_FALSE(the_case.IsOpenFor("CONTACT_HOLD"));
  EXPECT_FALSE(the_case.File().has_contact_hold());
  EXPECT_TRUE(IsSound(the_case));
  EXPECT_EQ(Refolded(the_case).SerializeAsString(), the_case.File().SerializeAsString());
}

// Proves G-9, G-10.
TEST(NoContactTest, ReachesAClosedCaseWithoutOwingAnythingThere) {
  ACase the_case = Planned(v1::REPRESENTATION_BASIS_UNSPECIFIED);
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  ASSERT_TRUE(the_case.Do(Close()).ok());
  ASSERT_TRUE(the_case.Do(NoContact(false)).ok());
  EXPECT_TRUE(the_case.File().complainant().do_not_contact());
  EXPECT_FALSE(the_case.IsOpenFor("CONTACT_HOLD"));
  ASSERT_TRUE(the_case.Do(Died(kDaughter, absl::CivilDay(2026, 5, 10))).ok());
  EXPECT_TRUE(the_case.File().complainant().has_death());
  EXPECT_TRUE(IsSound(the_case));
}

}  // namespace
}  // namespace candour::intake
