#include "services/categorisation/domain/tokeniser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::categorisation {
namespace {

using testing::ElementsAre;

std::vector<std::string> Stems(std::string_view text) {
  std::vector<std::string> stems;
  for (const Token& token : Tokenise(text)) stems.push_back(token.stem);
  return stems;
}

TEST(TokeniseTest, LowersAndStemsWords) {
  EXPECT_THAT(Stems("Carers MISSED the invoices."), ElementsAre("carer", "miss", "the", "invoic"));
}

TEST(TokeniseTest, ClosesUpApostrophesAndDropsThePossessive) {
  EXPECT_THAT(Stems("Mum's didn't she'd"), ElementsAre("mum", "didnt", "shed"));
  EXPECT_THAT(Stems("Mum\xE2\x80\x99s didn\xE2\x80\x99t"), ElementsAre("mum", "didnt"));
}

TEST(TokeniseTest, PutsNumbersAndAmountsIntoClasses) {
  EXPECT_THAT(Stems("\xC2\xA3 1,204.50 for 28 visits"),
              ElementsAre("<money>", "for", "<num>", "visit"));
}

TEST(TokeniseTest, KeepsTheDigitsOfANumber) {
  const std::vector<Token> tokens = Tokenise("section 117, 1,204.50.");

  EXPECT_EQ(tokens[1].word, "117");
  EXPECT_EQ(tokens[2].word, "1,204.50");
}

TEST(TokeniseTest, SaysWhereEachWordStands) {
  const std::string text =
      "\xE2\x80\x9CPaid\xE2\x80\x9D \xC2\xA3"
      "20 late";

  const std::vector<Token> tokens = Tokenise(text);

  ASSERT_EQ(tokens.size(), 3);
  EXPECT_EQ(text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin), "Paid");
  EXPECT_EQ(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin),
            "\xC2\xA3"
            "20");
  EXPECT_EQ(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin), "late");
}

TEST(TokeniseTest, KeepsWordsOfOtherLanguages) {
  EXPECT_EQ(Tokenise("d\xC5\x82ugo czeka\xC5\x82"
                     "am")
                .size(),
            2);
  EXPECT_EQ(Tokenise("\xE6\x8A\x95\xE8\xAF\x89").size(), 1);
}

TEST(TokeniseTest, FindsNoWordWhereThereIsNone) {
  EXPECT_TRUE(Tokenise("").empty());
  EXPECT_TRUE(Tokenise(" \n\t ... \xC2\xA3 \xE2\x80\x94 ").empty());
}

TEST(TokeniseTest, SurvivesBytesThatAreNotUtf8) {
  EXPECT_FALSE(Tokenise("caf\xE9 \xC2").empty());
  EXPECT_TRUE(Tokenise("\xE2\x80").empty());
}

TEST(TokeniseTest, ReadsNoFurtherThanItIsTold) {
  const std::string megabyte(1'000'000, 'a');

  EXPECT_EQ(Tokenise("one two three four", 2).size(), 2);
  EXPECT_EQ(Tokenise(megabyte).size(), 1);
}

}  // namespace
}  // namespace candour::categorisation
