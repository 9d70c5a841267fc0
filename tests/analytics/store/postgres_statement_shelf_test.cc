#include "services/analytics/store/postgres_statement_shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/postgres.h"

namespace candour::analytics {
namespace {

using ::testing::ElementsAre;

class PostgresStatementShelfTest : public ::testing::Test {
 protected:
  static KeptStatement Words(const std::string& improvement) {
    KeptStatement kept;
    kept.statement.general_matters = {"Bills came “late”.", "Calls were not answered."};
    kept.statement.improvements = {improvement};
    kept.statement.member = "Councillor A. Example";
    kept.statement.member_response = "Thank you.\nIt will be better.";
    kept.statement.self_assessment = {{"Acknowledged in time", true, "96 %"}};
    kept.written_by = "imran";
    kept.written_at = absl::FromUnixSeconds(1'800'000'000);
    return kept;
  }

  TestDatabase tables_;
  Database database_{tables_.Conninfo("candour_analytics")};
  PostgresStatementShelf shelf_{database_};
};

TEST_F(PostgresStatementShelfTest, KeepsEveryWord) {
  ASSERT_TRUE(shelf_.Keep("milford", "2026-27", Words("Bills are checked.")).ok());

  const absl::StatusOr<KeptStatement> kept = shelf_.Standing("milford", "2026-27");

  ASSERT_TRUE(kept.ok()) << kept.status();
  EXPECT_THAT(kept->statement.general_matters,
              ElementsAre("Bills came “late”.", "Calls were not answered."));
  EXPECT_THAT(kept->statement.improvements, ElementsAre("Bills are checked."));
  EXPECT_EQ(kept->statement.member_response, "Thank you.\nIt will be better.");
  ASSERT_EQ(kept->statement.self_assessment.size(), 1U);
  EXPECT_TRUE(kept->statement.self_assessment[0].met);
  EXPECT_EQ(kept->written_by, "imran");
  EXPECT_EQ(kept->written_at, absl::FromUnixSeconds(1'800'000'000));
}

TEST_F(PostgresStatementShelfTest, LetsTheLastStandAndKeepsTheEarlierOnes) {
  ASSERT_TRUE(shelf_.Keep("milford", "2026-27", Words("First.")).ok());
  ASSERT_TRUE(shelf_.Keep("milford", "2026-27", Words("Second.")).ok());

  EXPECT_THAT(shelf_.Standing("milford", "2026-27")->statement.improvements,
              ElementsAre("Second."));
  EXPECT_EQ(tables_.Value("SELECT count(*) FROM analytics.annual_statement"), "2");
}

TEST_F(PostgresStatementShelfTest, HasNothingForAnotherYearOrCouncil) {
  ASSERT_TRUE(shelf_.Keep("milford", "2026-27", Words("First.")).ok());

  EXPECT_EQ(shelf_.Standing("milford", "2025-26")->written_by, "");
  EXPECT_EQ(shelf_.Standing("ashby", "2026-27")->written_by, "");
}

}  // namespace
}  // namespace candour::analytics
