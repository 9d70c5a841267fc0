#include "services/intake/store/rows.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "services/intake/domain/instant.h"
#include "tests/support/postgres.h"

namespace candour::intake {
namespace {

class RowsTest : public ::testing::Test {
 protected:
  // The one row that `sql` gives.
  absl::Status Read(const char* sql, const std::function<void(const pqxx::row&)>& look) {
    return Transact(database_, [&](pqxx::work& tx) {
      look(Query(tx, sql).front());
      return absl::OkStatus();
    });
  }

  TestDatabase test_;
  Database database_{test_.Conninfo("candour_intake")};
};

TEST_F(RowsTest, ReadsAnInstantBeforeTheEpochToTheMicrosecond) {
  absl::Time instant;
  const absl::Status done = Read(
      "SELECT (extract(epoch FROM timestamptz '1969-12-31 23:59:59.999999+00') * 1000000)::bigint",
      [&](const pqxx::row& row) { instant = InstantFrom(row[0]); });

  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(instant, absl::UnixEpoch() - absl::Microseconds(1));
}

TEST_F(RowsTest, ReadsADay) {
  absl::CivilDay day;
  const absl::Status done =
      Read("SELECT date '2024-02-29'", [&](const pqxx::row& row) { day = DayFrom(row[0]); });

  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(day, absl::CivilDay(2024, 2, 29));
}

TEST_F(RowsTest, RefusesADayThatIsNone) {
  const absl::Status done =
      Read("SELECT date 'infinity'", [](const pqxx::row& row) { DayFrom(row[0]); });

  EXPECT_EQ(done.code(), absl::StatusCode::kInternal);
}

TEST_F(RowsTest, RefusesOctetsThatAreNoFile) {
  const absl::Status done =
      Read("SELECT '\\xffff'::bytea AS file", [](const pqxx::row& row) { FileFrom(row[0]); });

  EXPECT_EQ(done.code(), absl::StatusCode::kInternal);
}

TEST_F(RowsTest, ReadsAnEventOfTheAuthorityItself) {
  ledger::v1::RecordedEvent event;
  const absl::Status done = Read(
      "SELECT 'avonlea' AS authority_id, 7 AS seq, NULL::uuid AS complaint_id, 0 AS case_version,"
      " 'clerk' AS actor, 'cases_listed' AS type, ''::bytea AS facts, '\\x01'::bytea AS hash,"
      " 1000001 AS occurred_at, 2000000 AS recorded_at, true AS erased, NULL::bytea AS body",
      [&](const pqxx::row& row) { event = EventFrom(row); });

  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(event.complaint_id(), "");
  EXPECT_EQ(event.seq(), 7);
  EXPECT_EQ(InstantFrom(event.occurred_at()), absl::UnixEpoch() + absl::Microseconds(1000001));
  EXPECT_EQ(event.hash(), "\x01");
  EXPECT_TRUE(event.personal_erased());
}

}  // namespace
}  // namespace candour::intake
