#include "services/candourd/schema.h"

#include <gtest/gtest.h>

#include "tests/candourd/migrated.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using testing::StatusIs;

TEST(CheckSchemaTest, IsContentOnceTheMigrationHasRun) {
  const TestDatabase test;
  NoteMigration(test, "20261121000400");
  Database database(test.Conninfo("candour_intake"));

  EXPECT_EQ(CheckSchema(database, "20261121000400"), absl::OkStatus());
}

TEST(CheckSchemaTest, RefusesASchemaWithoutTheMigration) {
  const TestDatabase test;
  NoteMigration(test, "20261121000300");
  Database database(test.Conninfo("candour_intake"));

  EXPECT_THAT(CheckSchema(database, "20261121000400"),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(CheckSchemaTest, RefusesADatabaseThatWasNeverMigrated) {
  const TestDatabase test;
  test.Execute("DROP TABLE IF EXISTS public.schema_migrations");
  Database database(test.Conninfo("candour_intake"));

  EXPECT_THAT(CheckSchema(database, "20261121000400"),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(CheckSchemaTest, TellsThatTheDatabaseDoesNotAnswer) {
  Database database("host=127.0.0.1 port=1 connect_timeout=2");

  EXPECT_THAT(CheckSchema(database, "20261121000400"), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace candour
