#include "services/intake/store/person_cases.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

constexpr const char* kOnePerson = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
constexpr const char* kStranger = "7c9e6679-7425-40de-944b-e07fc1f90ae8";

class PersonCasesTest : public ::testing::Test {
 protected:
  ledger::v1::CaseFile Case(int number) {
    return ledger_.NewCase("avonlea", number, kMarchMorning + absl::Hours(number));
  }

  std::vector<std::string> Found(const std::string& person_id, const std::string& reader = "") {
    const auto lines = persons_.Find("avonlea", person_id, reader);
    EXPECT_TRUE(lines.ok()) << lines.status();
    std::vector<std::string> ids;
    if (!lines.ok()) return ids;
    for (const CaseLine& line : *lines) ids.push_back(line.complaint_id);
    return ids;
  }

  ArrangedLedger ledger_;
  PersonCases persons_{ledger_.AsIntake()};
};

// Proves G-9.
TEST_F(PersonCasesTest, FindsThePersonInEitherRoleNewestFirst) {
  ledger::v1::CaseFile complains = Case(1);
  complains.mutable_complainant()->set_person_id(kOnePerson);
  ledger_.Receive(complains);
  ledger::v1::CaseFile cared_for = Case(2);
  cared_for.mutable_complainant()->set_person_id(kStranger);
  cared_for.mutable_care_recipient()->set_person_id(kOnePerson);
  ledger_.Receive(cared_for);
  ledger_.Receive(Case(3));

  EXPECT_EQ(Found(kOnePerson), (std::vector<std::string>{CaseId(2), CaseId(1)}));
  EXPECT_EQ(Found(kStranger), (std::vector<std::string>{CaseId(2)}));
}

TEST_F(PersonCasesTest, ShowsARestrictedCaseToThoseWhoMayKnowOfItOnly) {
  ledger::v1::CaseFile hidden = Case(1);
  hidden.mutable_complainant()->set_person_id(kOnePerson);
  hidden.mutable_restriction()->add_except("nosy");
  ledger_.Receive(hidden);

  EXPECT_TRUE(Found(kOnePerson, "nosy").empty());
  EXPECT_EQ(Found(kOnePerson, "somebody").size(), 1U);
  EXPECT_EQ(Found(kOnePerson).size(), 1U);
}

TEST_F(PersonCasesTest, FindsNobodyOfAnotherAuthority) {
  ledger::v1::CaseFile file = ledger_.NewCase("greenhaven", 1);
  file.mutable_complainant()->set_person_id(kOnePerson);
  ledger_.Receive(file);

  EXPECT_TRUE(Found(kOnePerson).empty());
}

}  // namespace
}  // namespace candour::intake
