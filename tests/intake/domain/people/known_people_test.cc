// Also tests services/intake/domain/people/named_people.cc.
#include "services/intake/domain/people/known_people.h"

#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/named_people.h"
#include "tests/intake/domain/people/people_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Opening(const v1::Submit& submit) {
  v1::Act act;
  *act.mutable_submit() = submit;
  return act;
}

// A complaint that comes in where other cases know `people`.
v1::CaseFile Opened(const v1::Submit& submit, std::vector<v1::Person> people) {
  const ACase nobody;
  Context context = nobody.TheContext();
  context.known_people = std::move(people);
  const auto events = Decide(nullptr, Opening(submit), context);
  EXPECT_TRUE(events.ok()) << events.status();
  v1::CaseFile file;
  for (const v1::Event& event : *events) file = Apply(std::move(file), event);
  return file;
}

v1::Person WhoDied(const std::string& person_id) {
  v1::Person person;
  person.set_person_id(person_id);
  person.mutable_death()->mutable_died_on()->set_year(2026);
  person.mutable_death()->mutable_died_on()->set_month(5);
  person.mutable_death()->mutable_died_on()->set_day(2);
  person.mutable_death()->set_source("registrar");
  return person;
}

v1::Person Blocked(const std::string& person_id) {
  v1::Person person;
  person.set_person_id(person_id);
  person.set_do_not_contact(true);
  return person;
}

bool OwesTheComplainant(const v1::CaseFile& file) {
  return std::any_of(file.obligations().begin(), file.obligations().end(), [](const auto& each) {
    return each.state() == v1::OBLIGATION_STATE_OPEN && each.to() == v1::RECIPIENT_COMPLAINANT;
  });
}

// Proves G-9.
TEST(KnownPeopleTest, NothingIsOwedToOneWhoDiedAndComesInAnew) {
  const v1::CaseFile file =
      Opened(ByDaughter(v1::REPRESENTATION_BASIS_REQUEST), {WhoDied(kDaughter)});

  EXPECT_TRUE(file.complainant().has_death());
  EXPECT_EQ(file.contact_hold().reason(), kComplainantDied);
  EXPECT_FALSE(OwesTheComplainant(file));
  EXPECT_EQ(InvariantViolations(file), std::vector<std::string>());
}

// Proves G-9.
TEST(KnownPeopleTest, ADeathOfThePersonCaredForIsKnownFromTheStart) {
  const v1::CaseFile file =
      Opened(ByDaughter(v1::REPRESENTATION_BASIS_PHYSICAL_INCAPACITY), {WhoDied(kMother)});

  EXPECT_TRUE(file.bereaved());
  EXPECT_EQ(file.authority().state(), v1::AUTHORITY_STATE_ENDED);
  EXPECT_TRUE(OwesTheComplainant(file));
  EXPECT_EQ(InvariantViolations(file), std::vector<std::string>());
}

// Proves G-9, NG-6.
TEST(KnownPeopleTest, ABlockReachesTheNewCaseToo) {
  const v1::CaseFile file =
      Opened(ByDaughter(v1::REPRESENTATION_BASIS_REQUEST), {Blocked(kDaughter)});

  EXPECT_TRUE(file.complainant().do_not_contact());
  EXPECT_EQ(file.contact_hold().reason(), kNoContact);
  EXPECT_EQ(InvariantViolations(file), std::vector<std::string>());
}

TEST(KnownPeopleTest, SaysNothingOfStrangers) {
  const v1::CaseFile file = Opened(ByDaughter(v1::REPRESENTATION_BASIS_REQUEST), {WhoDied(kSon)});

  EXPECT_FALSE(file.has_contact_hold());
  EXPECT_FALSE(file.bereaved());
}

// Proves G-9.
TEST(KnownPeopleTest, NobodyWhoDiedTakesAComplaintOn) {
  ACase the_case = Represented(v1::REPRESENTATION_BASIS_REQUEST);
  Context context = the_case.TheContext();
  const v1::Act act = TakenOnBy(kSon, "Tom", v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(Decide(&the_case.File(), act, context).ok());

  context.known_people = {WhoDied(kSon)};

  EXPECT_EQ(FieldOf(Decide(&the_case.File(), act, context).status()), "act.complainant.person_id");
}

TEST(NamedPeopleTest, AreThoseWhomAnActBringsIn) {
  EXPECT_EQ(PeopleNamedIn(Opening(ByDaughter(v1::REPRESENTATION_BASIS_REQUEST))),
            (std::vector<std::string>{kDaughter, kMother}));
  EXPECT_EQ(PeopleNamedIn(TakenOnBy(kSon, "Tom", v1::REPRESENTATION_BASIS_REQUEST)),
            std::vector<std::string>{kSon});
  EXPECT_TRUE(PeopleNamedIn(Withdraw()).empty());
}

TEST(NamedPeopleTest, ADeathHoldsOnEveryCase) {
  EXPECT_EQ(PersonOnEveryCase(Died(kMother, absl::CivilDay(2026, 5, 2))), kMother);
  EXPECT_EQ(PersonOnEveryCase(Withdraw()), "");
}

TEST(NamedPeopleTest, ACaseKnowsOfADeathOnceItIsRecorded) {
  ACase the_case = Represented(v1::REPRESENTATION_BASIS_REQUEST);
  EXPECT_TRUE(IsOnCase(the_case.File(), kMother));
  EXPECT_FALSE(IsOnCase(the_case.File(), kSon));
  EXPECT_EQ(KnownFrom(the_case.File(), kMother), nullptr);
  ASSERT_TRUE(the_case.Do(Died(kMother, absl::CivilDay(2026, 5, 2))).ok());
  ASSERT_NE(KnownFrom(the_case.File(), kMother), nullptr);
  EXPECT_TRUE(KnownFrom(the_case.File(), kMother)->has_death());
  EXPECT_EQ(KnownFrom(the_case.File(), kDaughter), nullptr);
}

}  // namespace
}  // namespace candour::intake
