#include "services/intake/store/search_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::intake {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

TEST(SearchTextTest, HoldsReferenceNamesContactsAndWords) {
  ledger::v1::CaseFile file;
  file.set_reference("ASC-2026-000123-4");
  file.mutable_complainant()->set_name("Ruth Penny");
  file.mutable_complainant()->set_email("ruth@example.org");
  file.mutable_complainant()->set_phone("+44 (0)20 7946 0018");
  file.mutable_care_recipient()->set_name("Arthur Penny");
  file.add_points()->set_text("Nobody came on Sunday.");

  const std::string text = SearchText(file);

  EXPECT_THAT(text, HasSubstr("asc20260001234\n"));
  EXPECT_THAT(text, HasSubstr("asc2026000123\n"));
  EXPECT_THAT(text, HasSubstr("Ruth Penny\nruth@example.org\n02079460018\n"));
  EXPECT_THAT(text, HasSubstr("Arthur Penny"));
  EXPECT_THAT(text, HasSubstr("Nobody came on Sunday."));
}

TEST(SearchTextTest, CutsTextsBetweenTwoCharacters) {
  ledger::v1::CaseFile file;
  std::string words = "x";
  while (words.size() < kMostSearchText + 100) words += "é";
  file.add_points()->set_text(words);

  const std::string text = SearchText(file);

  EXPECT_LE(text.size(), kMostSearchText);
  EXPECT_GE(text.size(), kMostSearchText - 1);
  EXPECT_THAT(text, EndsWith("é"));
}

TEST(SearchWordsTest, ClosesUpAReference) {
  EXPECT_EQ(SearchWords("asc-2026-000123-4 meals"), "asc20260001234 meals");
  EXPECT_EQ(SearchWords("ASC-2026-000123"), "asc2026000123");
}

TEST(SearchWordsTest, ClosesUpATelephoneNumber) {
  EXPECT_EQ(SearchWords("020 7946-0018"), "02079460018");
  EXPECT_EQ(SearchWords("+44 20 7946 0018"), "02079460018");
  EXPECT_EQ(SearchWords("0044 (0)20 7946 0018"), "02079460018");
}

TEST(SearchWordsTest, OpensUpAPostcode) {
  EXPECT_EQ(SearchWords("SW1A2AA"), "SW1A 2AA");
  EXPECT_EQ(SearchWords("penny m11ae"), "penny m1 1ae");
  EXPECT_EQ(SearchWords("SW1A 2AA"), "SW1A 2AA");
}

TEST(SearchWordsTest, LeavesOtherWordsAlone) {
  EXPECT_EQ(SearchWords("\"late call\" or -meals 2026"), "\"late call\" or -meals 2026");
}

}  // namespace
}  // namespace candour::intake
