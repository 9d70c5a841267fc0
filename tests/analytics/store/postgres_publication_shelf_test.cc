#include "services/analytics/store/postgres_publication_shelf.h"

#include <gtest/gtest.h>

#include "tests/support/postgres.h"
#include "tests/support/status.h"

namespace candour::analytics {
namespace {

using candour::testing::StatusIs;

class PostgresPublicationShelfTest : public ::testing::Test {
 protected:
  static Publication Version(int version) {
    Publication publication;
    publication.version = version;
    publication.digest = std::string(64, 'a');
    publication.published_by = "imran";
    publication.published_at = absl::FromUnixMicros(1'800'000'000'000'001);
    publication.change = version == 1 ? "" : "A sum was wrong.";
    publication.text = "the “text”\nof version " + std::to_string(version);
    publication.json = "{}";
    publication.html = "<html>";
    return publication;
  }

  absl::Status Keep(int version) { return shelf_.Keep("milford", "2026-27", Version(version)); }

  TestDatabase tables_;
  Database database_{tables_.Conninfo("candour_analytics")};
  PostgresPublicationShelf shelf_{database_};
};

TEST_F(PostgresPublicationShelfTest, ShowsTheLatestAndEveryEarlierVersionAsItWas) {
  ASSERT_TRUE(Keep(1).ok());
  ASSERT_TRUE(Keep(2).ok());

  const auto latest = shelf_.Find("milford", "2026-27", 0);
  const auto first = shelf_.Find("milford", "2026-27", 1);

  ASSERT_TRUE(latest.ok() && latest->has_value()) << latest.status();
  EXPECT_EQ((*latest)->version, 2);
  EXPECT_EQ((*latest)->change, "A sum was wrong.");
  EXPECT_EQ((*latest)->published_at, Version(2).published_at);
  EXPECT_FALSE((*latest)->data_as_at);
  EXPECT_EQ((*first)->text, Version(1).text);
  EXPECT_EQ((*first)->html, "<html>");
  const auto all = shelf_.All("milford", "2026-27");
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0).version, 1);
}

TEST_F(PostgresPublicationShelfTest, TakesNoVersionTwiceAndLetsNobodyChangeOne) {
  ASSERT_TRUE(Keep(1).ok());

  EXPECT_THAT(Keep(1), StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_EQ(tables_.Value("SELECT has_table_privilege('candour_analytics', "
                          "'analytics.annual_publication', 'UPDATE, DELETE')"),
            "f");
}

TEST_F(PostgresPublicationShelfTest, HasNothingForAnotherYearCouncilOrVersion) {
  ASSERT_TRUE(Keep(1).ok());

  EXPECT_FALSE(shelf_.Find("milford", "2025-26", 0)->has_value());
  EXPECT_FALSE(shelf_.Find("ashby", "2026-27", 0)->has_value());
  EXPECT_FALSE(shelf_.Find("milford", "2026-27", 2)->has_value());
}

}  // namespace
}  // namespace candour::analytics
