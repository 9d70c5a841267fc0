#include "services/intake/store/similar_cases.h"

#include <gtest/gtest.h>

#include "services/intake/store/search_index.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

constexpr const char* kPerson = "3c9b1f0e-7d2a-4f5e-9b8c-0d1e2f3a4b5c";

class SimilarCasesTest : public ::testing::Test {
 protected:
  void Receive(int number, const std::string& text, const std::string& person_id = "",
               const std::string& provider = "") {
    ledger::v1::CaseFile file =
        ledger_.NewCase("avonlea", number, kMarchMorning + absl::Minutes(number));
    file.mutable_complainant()->set_person_id(person_id);
    file.mutable_complainant()->set_name("Person Number" + std::to_string(number));
    file.mutable_complainant()->set_phone("020 7946 00" + std::to_string(10 + number));
    file.mutable_points(0)->set_text(text);
    file.mutable_points(0)->mutable_matter()->mutable_place()->set_provider(provider);
    ledger_.Receive(file);
    ASSERT_TRUE(index_.Advance("avonlea").ok());
  }

  std::vector<SimilarLine> Find(const SimilarQuery& query) {
    const auto lines = similar_.Find("avonlea", query);
    EXPECT_TRUE(lines.ok()) << lines.status();
    return lines.value_or(std::vector<SimilarLine>());
  }

  ArrangedLedger ledger_;
  SearchIndex index_{ledger_.AsIntake()};
  SimilarCases similar_{ledger_.AsIntake()};
};

TEST_F(SimilarCasesTest, FindsThePersonByIdPhoneOrName) {
  Receive(1, "The invoice was wrong.", kPerson);
  Receive(2, "Nobody came.");
  SimilarQuery by_id;
  by_id.person.set_person_id(kPerson);
  SimilarQuery by_phone;
  by_phone.person.set_phone("+44 20 7946 0012");
  SimilarQuery by_name;
  by_name.person.set_name("person number1");

  ASSERT_EQ(Find(by_id).size(), 1);
  EXPECT_EQ(Find(by_id)[0].line.complaint_id, CaseId(1));
  EXPECT_TRUE(Find(by_id)[0].same_person);
  ASSERT_EQ(Find(by_phone).size(), 1);
  EXPECT_EQ(Find(by_phone)[0].line.complaint_id, CaseId(2));
  ASSERT_EQ(Find(by_name).size(), 1);
  EXPECT_EQ(Find(by_name)[0].line.complaint_id, CaseId(1));
}

TEST_F(SimilarCasesTest, FindsTheProvider) {
  Receive(1, "Late again.", "", "1-1001");
  Receive(2, "Late again.", "", "1-1002");
  SimilarQuery query;
  query.provider = "1-1002";

  ASSERT_EQ(Find(query).size(), 1);
  EXPECT_EQ(Find(query)[0].line.complaint_id, CaseId(2));
  EXPECT_TRUE(Find(query)[0].same_provider);
}

TEST_F(SimilarCasesTest, PutsTheMostAlikeFirst) {
  Receive(1, "The hoist broke and the wheelchair ramp collapsed in the rain.");
  Receive(2, "The wheelchair ramp collapsed.");
  Receive(3, "The budget letter came twice.");
  SimilarQuery query;
  query.text = "Our hoist and the wheelchair: the ramp collapsed when it rained.";

  const std::vector<SimilarLine> found = Find(query);

  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].line.complaint_id, CaseId(1));
  EXPECT_EQ(found[1].line.complaint_id, CaseId(2));
  EXPECT_GT(found[0].likeness, found[1].likeness);
}

TEST_F(SimilarCasesTest, KeepsARestrictedCaseFromThoseWhoMayNotKnowOfIt) {
  Receive(1, "The invoice was wrong.", kPerson);
  ledger::v1::Event restricted;
  restricted.mutable_case_restricted()->mutable_restriction()->add_only("manager-1");
  ledger_.Record("avonlea", CaseId(1), restricted);
  SimilarQuery query;
  query.person.set_person_id(kPerson);
  query.reader = "handler-7";

  EXPECT_EQ(Find(query).size(), 0);
  query.reader = "manager-1";
  EXPECT_EQ(Find(query).size(), 1);
}

TEST_F(SimilarCasesTest, FindsNothingWhereNothingIsKnown) {
  Receive(1, "The invoice was wrong.");

  EXPECT_EQ(Find({}).size(), 0);
  SimilarQuery too_many;
  too_many.limit = 51;
  EXPECT_EQ(similar_.Find("avonlea", too_many).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::intake
