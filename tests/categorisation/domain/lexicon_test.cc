#include "services/categorisation/domain/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/categorisation/support/cues.h"

namespace candour::categorisation {
namespace {

std::vector<std::string> Found(const std::string& text) {
  const Lexicon lexicon = SmallLexicon();
  std::vector<std::string> codes;
  for (const Hit& hit : lexicon.Find(Tokenise(text))) codes.push_back(lexicon.Codes()[hit.theme]);
  return codes;
}

std::string Refusal(const std::string& phrase) {
  const auto cues = Cues("theme { code: 'CHG' cue { weight: 1 phrase: '" + phrase + "' } }");
  return std::string(Lexicon::Load(cues).status().message());
}

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(LexiconTest, FindsAPhraseWhateverTheEndings) {
  EXPECT_THAT(Found("You sent the wrong amounts"), ElementsAre("CHG-01"));
  EXPECT_THAT(Found("You sent a wrong, but small, amount"), IsEmpty());
}

TEST(LexiconTest, FindsPartsNearEachOtherInAnyOrder) {
  EXPECT_THAT(Found("It is wrong that we owe \xC2\xA3"
                    "20"),
              ElementsAre("CHG-01"));
  EXPECT_THAT(Found("\xC2\xA3"
                    "20 one two three four five six seven eight nine ten eleven twelve wrong"),
              IsEmpty());
}

TEST(LexiconTest, TakesAnyWordOfASetOrAChoice) {
  EXPECT_THAT(Found("an invoice though nobody, they never came"), ElementsAre("CHG", "CHG-02"));
  EXPECT_THAT(Found("a bill, they not came"), ElementsAre("CHG", "CHG-02"));
}

TEST(LexiconTest, TellsOneNumberFromAnother) {
  EXPECT_THAT(Found("it took 28 days"), ElementsAre("DOM-01"));
  EXPECT_THAT(Found("it took 29 days"), IsEmpty());
}

TEST(LexiconTest, CountsACueOnce) {
  EXPECT_THAT(Found("carer after carer after carers"), ElementsAre("DOM"));
}

TEST(LexiconTest, SaysWhereTheWordsStand) {
  const std::vector<Hit> hits = SmallLexicon().Find(Tokenise("we had missed calls"));

  ASSERT_EQ(hits.size(), 1);
  EXPECT_THAT(hits[0].spans, ElementsAre(Span{7, 19}));
  EXPECT_EQ(hits[0].words, 2);
}

TEST(LexiconTest, NamesThePhraseThatCannotBeRead) {
  EXPECT_THAT(Refusal("@bill late"), HasSubstr("unknown set @bill"));
  EXPECT_THAT(Refusal("late ~"), HasSubstr("no word at its end"));
  EXPECT_THAT(Refusal("~ late"), HasSubstr("no word before ~"));
  EXPECT_THAT(Refusal("late|"), HasSubstr("is not one word"));
  EXPECT_THAT(Refusal("..."), HasSubstr("is not a word"));
  EXPECT_THAT(Refusal(""), HasSubstr("no word at its end"));
}

TEST(LexiconTest, HoldsCuesForEveryThemeOfTheTaxonomyButTheOthers) {
  const Lexicon shipped = ShippedLexicon();

  EXPECT_EQ(shipped.Codes().size(), 21U + 151U);
}

}  // namespace
}  // namespace candour::categorisation
