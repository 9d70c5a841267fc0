#include "services/intake/domain/authority/authority_file.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/decide.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const absl::CivilDay kToday(2026, 5, 11);

v1::Act Authorise(absl::CivilDay from, std::optional<absl::CivilDay> until = std::nullopt) {
  v1::Act act;
  v1::RecordDelegation& record = *act.mutable_record_delegation();
  record.set_subject("dee");
  record.set_name("Dee Fenwick");
  record.set_scope("sign_response");
  *record.mutable_from() = ToMessage(from);
  if (until) *record.mutable_until() = ToMessage(*until);
  return act;
}

v1::Act Adopt(int version) {
  v1::Act act;
  act.mutable_adopt_reference()->set_kind(v1::REFERENCE_KIND_PROCEDURE);
  act.mutable_adopt_reference()->set_id("ASC-2009");
  act.mutable_adopt_reference()->set_version(version);
  return act;
}

// The authority's file after `act`.
v1::AuthorityFile After(const v1::Act& act, v1::AuthorityFile file = {}) {
  ACase nobody;
  nobody.Of(file);
  const auto events = Decide(nullptr, act, nobody.TheContext());
  EXPECT_TRUE(events.ok()) << events.status();
  for (const v1::Event& event : *events) file = ApplyToAuthority(std::move(file), event);
  return file;
}

// Proves R-06.
TEST(AuthorityFileTest, LetsADelegateSignOnTheDaysOfTheDelegationOnly) {
  const v1::AuthorityFile file = After(Authorise(kToday, kToday + 10));

  EXPECT_EQ(LiveDelegation(file, "dee", "sign_response", kToday - 1), nullptr);
  EXPECT_NE(LiveDelegation(file, "dee", "sign_response", kToday), nullptr);
  EXPECT_NE(LiveDelegation(file, "dee", "sign_response", kToday + 10), nullptr);
  EXPECT_EQ(LiveDelegation(file, "dee", "sign_response", kToday + 11), nullptr);
}

// Proves R-06.
TEST(AuthorityFileTest, KeepsAScopeAndAPersonApart) {
  const v1::AuthorityFile file = After(Authorise(kToday));

  EXPECT_EQ(LiveDelegation(file, "dee", "manage_procedure", kToday), nullptr);
  EXPECT_EQ(LiveDelegation(file, "eve", "sign_response", kToday), nullptr);
}

TEST(AuthorityFileTest, EndsADelegationAfterToday) {
  const v1::AuthorityFile before = After(Authorise(kToday - 30));
  v1::Act end;
  end.mutable_end_delegation()->set_delegation_id(before.delegations(0).delegation_id());

  const v1::AuthorityFile after = After(end, before);

  ASSERT_EQ(after.delegations_size(), 1);
  EXPECT_NE(LiveDelegation(after, "dee", "sign_response", kToday), nullptr);
  EXPECT_EQ(LiveDelegation(after, "dee", "sign_response", kToday + 1), nullptr);
}

TEST(AuthorityFileTest, RefusesADelegationThatEndsBeforeItBegins) {
  const ACase nobody;

  const auto events = Decide(nullptr, Authorise(kToday, kToday - 1), nobody.TheContext());

  EXPECT_EQ(FieldOf(events.status()), "act.until");
}

TEST(AuthorityFileTest, RefusesToEndADelegationThatIsNotThere) {
  const ACase nobody;
  v1::Act end;
  end.mutable_end_delegation()->set_delegation_id("7a2f6a0e-9d52-4a53-8e8e-2f0d1c3b4a50");

  EXPECT_TRUE(absl::IsNotFound(Decide(nullptr, end, nobody.TheContext()).status()));
}

TEST(AuthorityFileTest, AdoptsALoadedVersion) {
  const v1::AuthorityFile file = After(Adopt(1));

  EXPECT_EQ(AdoptedVersion(file, v1::REFERENCE_KIND_PROCEDURE, "ASC-2009"), 1);
  EXPECT_EQ(AdoptedVersion(file, v1::REFERENCE_KIND_CALENDAR, "ASC-2009"), std::nullopt);
}

TEST(AuthorityFileTest, AdoptsNothingTwice) {
  EXPECT_EQ(After(Adopt(1), After(Adopt(1))).adoptions_size(), 1);
}

TEST(AuthorityFileTest, RefusesAVersionThatIsNotLoaded) {
  const ACase nobody;

  const auto events = Decide(nullptr, Adopt(77), nobody.TheContext());

  EXPECT_EQ(FieldOf(events.status()), "act.version");
}

TEST(AuthorityFileTest, RefusesToGoBackToAnOlderVersion) {
  v1::AuthorityFile file;
  v1::Adoption& adopted = *file.add_adoptions();
  adopted.set_kind(v1::REFERENCE_KIND_PROCEDURE);
  adopted.set_id("ASC-2009");
  adopted.set_version(2);
  ACase nobody;
  nobody.Of(file);

  EXPECT_TRUE(absl::IsFailedPrecondition(Decide(nullptr, Adopt(1), nobody.TheContext()).status()));
}

// Proves R-02. A council's own procedure counts for it, once adopted, and for nobody else.
TEST(OwnProcedureTest, CountsFromTheDayOnWhichTheCouncilAdoptsIt) {
  ledger::v1::Submit submit = AComplaint();
  submit.set_procedure("ASHBY-CARERS");
  ACase elsewhere;
  EXPECT_EQ(FieldOf(elsewhere.Do(submit)), "submit.procedure");

  ACase the_case;
  the_case.Named("ashby", "51111111-2222-4333-8444-555555555555", "ASC-2026-000009-9");
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.procedure");

  ledger::v1::Act adopt;
  adopt.mutable_adopt_reference()->set_kind(ledger::v1::REFERENCE_KIND_PROCEDURE);
  adopt.mutable_adopt_reference()->set_id("ASHBY-CARERS");
  adopt.mutable_adopt_reference()->set_version(1);
  EXPECT_EQ(FieldOf(elsewhere.Decided(adopt).status()), "act.version");
  const auto events = the_case.Decided(adopt);
  ASSERT_TRUE(events.ok()) << events.status();
  the_case.Of(ApplyToAuthority(AnAuthority(), events->front()));
  ASSERT_TRUE(the_case.Do(submit).ok());

  // Received on Monday 11 May 2026; Monday 25 May is a bank holiday.
  EXPECT_EQ(the_case.File().procedure(), "ASHBY-CARERS");
  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 13));
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 5, 28));
  EXPECT_FALSE(the_case.File().has_relevant_period_ends_on());

  ASSERT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  EXPECT_TRUE(the_case.File().plan().in_effect());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 5, 28));
  EXPECT_EQ(FieldOf(the_case.Do(ExtendTo(absl::CivilDay(2026, 6, 10)))), "act.good_reason");
  EXPECT_TRUE(the_case.Do(ExtendTo(absl::CivilDay(2026, 6, 9))).ok());
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_EQ(the_case.File().status(), ledger::v1::STATUS_RESPONDED);
}

}  // namespace
}  // namespace candour::intake
