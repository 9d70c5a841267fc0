#include "clients/cli/death_row.h"

#include <gtest/gtest.h>

#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

constexpr const char* kId = "7C9E6679-7425-40DE-944B-E07FC1F90AE7";

std::string RefusedColumn(const absl::Status& status) {
  const auto violations = FieldViolationsOf(status);
  return violations.empty() ? "" : violations.front().field;
}

TEST(DeathRowTest, ReadsWhatTheHeadingNames) {
  const auto columns = DeathColumns::From({"name", "Died_on ", "nhs_number", "person_id"});
  ASSERT_TRUE(columns.ok()) << columns.status();
  const auto row = DeathRowFrom({"Edith Amos", "2026-05-10", "x", kId}, *columns);
  ASSERT_TRUE(row.ok()) << row.status();
  EXPECT_EQ(row->person_id, "7c9e6679-7425-40de-944b-e07fc1f90ae7");
  EXPECT_EQ(row->died_on.day(), 10);
  EXPECT_EQ(row->name, "Edith Amos");
}

TEST(DeathRowTest, RefusesAListWithoutIds) {
  EXPECT_EQ(RefusedColumn(DeathColumns::From({"name", "died_on"}).status()), "person_id");
  EXPECT_EQ(RefusedColumn(DeathColumns::From({"person_id"}).status()), "died_on");
}

TEST(DeathRowTest, NamesWhatIsWrongWithARow) {
  const auto columns = DeathColumns::From({"person_id", "died_on"});
  ASSERT_TRUE(columns.ok());
  EXPECT_EQ(RefusedColumn(DeathRowFrom({kId}, *columns).status()), "person_id");
  EXPECT_EQ(RefusedColumn(DeathRowFrom({"1234", "2026-05-10"}, *columns).status()), "person_id");
  EXPECT_EQ(RefusedColumn(DeathRowFrom({kId, "10/05/2026"}, *columns).status()), "died_on");
}

TEST(DeathRowTest, ComparesNamesWithoutCapitalsAndSpaces) {
  EXPECT_TRUE(SameName("  Edith   AMOS", "edith amos "));
  EXPECT_FALSE(SameName("Edith Amos", "Edith Ames"));
}

}  // namespace
}  // namespace candour::cli
