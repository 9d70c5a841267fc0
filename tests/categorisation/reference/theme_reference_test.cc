#include "services/categorisation/reference/theme_reference.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace candour::categorisation {
namespace {

TEST(ThemeReferenceTest, ReadsTheTaxonomyAndItsCues) {
  const absl::StatusOr<ThemeReference> themes = LoadThemes("db/reference");

  ASSERT_TRUE(themes.ok()) << themes.status();
  EXPECT_EQ(themes->taxonomy.id(), "ASC-T1");
  EXPECT_EQ(themes->taxonomy.themes(0).code(), "CHG");
  EXPECT_GE(themes->lexicon_version, 1);
  const std::vector<std::string>& codes = themes->lexicon.Codes();
  EXPECT_NE(std::find(codes.begin(), codes.end(), "CHG"), codes.end());
}

TEST(ThemeReferenceTest, SaysWhichFolderIsMissing) {
  EXPECT_FALSE(LoadThemes("tests/categorisation").ok());
}

}  // namespace
}  // namespace candour::categorisation
