#include "services/categorisation/domain/categoriser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/categorisation/support/cues.h"
#include "tests/categorisation/support/examples.h"

namespace candour::categorisation {
namespace {

using testing::ElementsAre;

std::vector<Example> Many(std::size_t times) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < times; ++i) examples.push_back({"missed calls", "CHG-02"});
  examples.push_back({"wrong amount", "CHG-01"});
  return examples;
}

TEST(CategoriserTest, SuggestsUpToThreeThemesBestFirst) {
  const Categoriser categoriser(SmallLexicon());

  const std::vector<Suggestion> suggestions = categoriser.Suggest("The wrong amount.");

  ASSERT_EQ(suggestions.size(), 3);
  EXPECT_EQ(suggestions[0].code, "CHG-01");
  EXPECT_EQ(suggestions[0].level_one, "CHG");
  EXPECT_GT(suggestions[0].probability, 0.8);
  EXPECT_GT(suggestions[0].level_one_probability, suggestions[0].probability);
  EXPECT_THAT(suggestions[0].evidence, ElementsAre(Span{4, 16}));
}

TEST(CategoriserTest, SuggestsNothingForATextWithoutAWord) {
  const Categoriser categoriser(SmallLexicon());

  EXPECT_TRUE(categoriser.Suggest("").empty());
  EXPECT_TRUE(categoriser.Suggest(" ... \n").empty());
  EXPECT_TRUE(categoriser.Score("").empty());
}

TEST(CategoriserTest, SuggestsNothingForATextWithoutACueBeforeAnythingIsLearnt) {
  const std::string text = "Please phone me back.";

  EXPECT_TRUE(Categoriser(SmallLexicon()).Suggest(text).empty());
  EXPECT_FALSE(Categoriser(SmallLexicon(), LinearModel::Train(Many(3))).Suggest(text).empty());
}

TEST(CategoriserTest, LetsManyConfirmationsOverruleTheCues) {
  const Categoriser few(SmallLexicon(), LinearModel::Train(Many(3)));
  const Categoriser many(SmallLexicon(), LinearModel::Train(Many(600)));

  EXPECT_EQ(few.Suggest("missed calls")[0].code, "DOM-01");
  EXPECT_EQ(many.Suggest("missed calls")[0].code, "CHG-02");
}

TEST(CategoriserTest, StillSuggestsAThemeThatNobodyHasConfirmed) {
  const Categoriser categoriser(SmallLexicon(), LinearModel::Train(TwoThemes()));

  EXPECT_GT(categoriser.Score("missed calls").at("DOM-01"), 0.5);
  EXPECT_TRUE(categoriser.Score("missed calls").contains("DAY-02"));
}

TEST(CategoriserTest, ShowsTheWordsOfTheModelBesideTheCues) {
  const Categoriser categoriser(SmallLexicon(), LinearModel::Train(Many(600)));

  EXPECT_THAT(categoriser.Suggest("missed calls")[0].evidence,
              testing::UnorderedElementsAre(Span{0, 6}, Span{7, 12}));
}

TEST(CategoriserTest, AnswersForAMegabyteAndHasNothingToSayOnAnotherLanguage) {
  const Categoriser categoriser(SmallLexicon());
  std::string megabyte;
  while (megabyte.size() < 1'000'000) megabyte += "the carer had a bill ";

  EXPECT_EQ(categoriser.Suggest(megabyte).size(), 3);
  EXPECT_TRUE(categoriser.Suggest("\xD8\xB4\xDA\xA9\xD8\xA7\xDB\x8C\xD8\xAA").empty());
}

}  // namespace
}  // namespace candour::categorisation
