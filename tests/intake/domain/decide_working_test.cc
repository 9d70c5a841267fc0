#include "services/intake/domain/decide_working.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace candour::intake {
namespace {

TEST(SentencesTest, TakesThemApart) {
  const std::vector<std::string> sentences = Sentences("One is. Two is, reg 13(3). Three is.");

  ASSERT_EQ(sentences.size(), 3);
  EXPECT_EQ(sentences[1], "Two is, reg 13(3).");
  EXPECT_TRUE(Sentences("").empty());
}

TEST(SentencesTest, CutsAListThatIsTooLongForAField) {
  const std::string day(120, 'x');
  const std::string list =
      absl::StrCat(day, "; ", day, "; ", day, "; ", day, "; ", day, "; ", day, ".");

  const std::vector<std::string> sentences = Sentences(list);

  EXPECT_EQ(sentences.size(), 2);
  EXPECT_TRUE(std::all_of(sentences.begin(), sentences.end(),
                          [](const std::string& each) { return each.size() <= 500; }));
}

TEST(LawOfTest, NamesTheInstrumentOfARegulation) {
  reference::v1::Procedure procedure;
  procedure.set_law("The Complaints Regulations 2009 (SI 2009/309)");

  EXPECT_EQ(LawOf(procedure, "reg 13(3)"), "SI 2009/309 reg 13(3)");
  EXPECT_EQ(LawOf(procedure, "local standard"), "local standard");
  procedure.set_law("Local standard");
  EXPECT_EQ(LawOf(procedure, "reg 1"), "reg 1");
}

}  // namespace
}  // namespace candour::intake
