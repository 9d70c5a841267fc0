#include "services/categorisation/domain/vocabulary.h"

#include <gtest/gtest.h>

#include <cmath>

namespace candour::categorisation {
namespace {

double SquaredLength(const SparseVector& vector) {
  double sum = 0;
  for (const auto& [feature, value] : vector) sum += static_cast<double>(value) * value;
  return sum;
}

TEST(VocabularyTest, ScalesWordsAndLettersToLengthOneEach) {
  const Vocabulary vocabulary = Vocabulary::Learn({"late invoice", "late carer"});

  EXPECT_NEAR(SquaredLength(vocabulary.Vector("late invoice")), 2, 1e-5);
}

TEST(VocabularyTest, WeighsARareWordMore) {
  const Vocabulary vocabulary = Vocabulary::Learn({"late invoice", "late carer", "late badge"});

  const auto late = static_cast<std::size_t>(vocabulary.FeatureOf(Tokenise("late")[0]));
  const auto badge = static_cast<std::size_t>(vocabulary.FeatureOf(Tokenise("badges")[0]));

  EXPECT_NEAR(vocabulary.Entries()[late].rarity, 1, 1e-6);
  EXPECT_NEAR(vocabulary.Entries()[badge].rarity, 1 + std::log(2.0), 1e-6);
}

TEST(VocabularyTest, KnowsNothingOfWordsItNeverSaw) {
  const Vocabulary vocabulary = Vocabulary::Learn({"late invoice"});

  EXPECT_EQ(vocabulary.FeatureOf(Tokenise("zebra")[0]), -1);
  EXPECT_TRUE(vocabulary.Vector("zebra").empty());
  EXPECT_TRUE(vocabulary.Vector("").empty());
}

TEST(VocabularyTest, KeepsARunOfLettersOnlyWhenTwoTextsHaveIt) {
  const Vocabulary one = Vocabulary::Learn({"xyz"});
  const Vocabulary two = Vocabulary::Learn({"xyz", "xyz"});

  EXPECT_EQ(one.Size(), 1);
  EXPECT_EQ(two.Size(), 1U + 10U);  // the word and its ten runs of two to five letters
}

TEST(VocabularyTest, NumbersItsFeaturesTheSameWayEachTime) {
  const std::vector<std::string> texts = {"late invoice from the council", "late carer", "carers"};

  EXPECT_EQ(Vocabulary::Learn(texts).Vector(texts[0]), Vocabulary::Learn(texts).Vector(texts[0]));
}

}  // namespace
}  // namespace candour::categorisation
