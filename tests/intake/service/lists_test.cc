#include "services/intake/service/lists.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/law.h"

namespace candour::intake {
namespace {

constexpr absl::CivilDay kListedOn(2026, 11, 21);

const ReferenceData& ListData() {
  static const auto* const kData = new ReferenceData(*ReferenceData::From(tests::Law()));
  return *kData;
}

const v1::ListEntry* EntryOf(const v1::ShowListsResponse& lists, const std::string& list,
                             const std::string& code) {
  for (const v1::ListOfCodes& each : lists.lists()) {
    if (each.list() != list) continue;
    for (const v1::ListEntry& entry : each.entries()) {
      if (entry.code() == code) return &entry;
    }
  }
  return nullptr;
}

TEST(ListsTest, HoldWhatMayBeChosenFrom) {
  const auto lists = ListsOf("milford", ledger::v1::AuthorityFile(), ListData(), kListedOn);
  EXPECT_NE(EntryOf(lists, "services", "home_care"), nullptr);
  EXPECT_NE(EntryOf(lists, "teams", "debt_income"), nullptr);
  EXPECT_NE(EntryOf(lists, "providers", "1-101"), nullptr);
  EXPECT_NE(EntryOf(lists, "procedures", "ASC-2009"), nullptr);
  EXPECT_NE(EntryOf(lists, "outcomes", "UPH"), nullptr);
  EXPECT_NE(EntryOf(lists, "remedies", "REM-APO"), nullptr);
  ASSERT_GE(lists.when_unsafe_size(), 2);
  EXPECT_NE(lists.when_unsafe(0).find("999"), std::string::npos);
}

TEST(ListsTest, AnothersProcedureIsNone) {
  const auto theirs = ListsOf("milford", ledger::v1::AuthorityFile(), ListData(), kListedOn);
  EXPECT_EQ(EntryOf(theirs, "procedures", "ASHBY-CARERS"), nullptr);
  EXPECT_FALSE(IsShownTo("milford", "ASHBY-CARERS", ListData(), kListedOn));

  ledger::v1::AuthorityFile ashby;
  const auto before = ListsOf("ashby", ashby, ListData(), kListedOn);
  ASSERT_NE(EntryOf(before, "procedures", "ASHBY-CARERS"), nullptr);
  EXPECT_EQ(EntryOf(before, "procedures", "ASHBY-CARERS")->note(),
            "the council's own, not adopted yet");
  ledger::v1::Adoption& adoption = *ashby.add_adoptions();
  adoption.set_kind(ledger::v1::REFERENCE_KIND_PROCEDURE);
  adoption.set_id("ASHBY-CARERS");
  adoption.set_version(1);
  const auto after = ListsOf("ashby", ashby, ListData(), kListedOn);
  EXPECT_EQ(EntryOf(after, "procedures", "ASHBY-CARERS")->note(), "version 1, adopted");
}

TEST(ListsTest, ACouncilWithoutListsHasTheCommonOnes) {
  const auto lists = ListsOf("kentshire", ledger::v1::AuthorityFile(), ListData(), kListedOn);
  EXPECT_EQ(lists.when_unsafe_size(), 0);
  EXPECT_NE(EntryOf(lists, "remedies", "REM-APO"), nullptr);
}

}  // namespace
}  // namespace candour::intake
