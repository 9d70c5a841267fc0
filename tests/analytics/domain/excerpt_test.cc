#include "services/analytics/domain/excerpt.h"

#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

TEST(ExcerptTest, ShowsAShortTextWholeInOneLine) {
  EXPECT_EQ(ExcerptOf(" The bill\n\nis  wrong. ", {}), "The bill is wrong.");
}

TEST(ExcerptTest, CutsBetweenWordsAfterTwoHundredCharacters) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "café ";

  const std::string excerpt = ExcerptOf(text, {});

  // Forty words and their blanks, of six octets each, but for the last blank.
  EXPECT_EQ(excerpt.substr(excerpt.size() - 10), " café …");
  EXPECT_EQ(excerpt.size(), 40 * 6 - 1 + 4);
}

TEST(ExcerptTest, MasksBeforeItCuts) {
  const std::string text = std::string(190, 'x') + " 01632 960301 and more";

  EXPECT_EQ(ExcerptOf(text, {}), std::string(190, 'x') + " [phone] …");
}

TEST(ExcerptTest, MasksNames) {
  EXPECT_EQ(ExcerptOf("Jean paid twice.", {"Jean Ashworth", ""}), "[name] paid twice.");
}

}  // namespace
}  // namespace candour::analytics
