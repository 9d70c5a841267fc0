// Also tests services/common/postgres/database.cc.
// Also tests services/common/postgres/pool.cc.
#include "services/common/postgres/transact.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "tests/support/postgres.h"

namespace candour {
namespace {

class TransactTest : public testing::Test {
 protected:
  TransactTest() { base_.Execute("CREATE TABLE note (id integer PRIMARY KEY, text text)"); }

  absl::Status Insert(int id) {
    return Transact(database_, [id](pqxx::work& tx) {
      Query(tx, "INSERT INTO note VALUES ($1, 'x')", id);
      return absl::OkStatus();
    });
  }

  TestDatabase base_;
  Database database_{base_.Conninfo(), 2, absl::Milliseconds(50)};
};

TEST_F(TransactTest, KeepsWhatWasWrittenWhenTheWorkIsOk) {
  ASSERT_TRUE(Insert(1).ok());

  EXPECT_EQ(base_.Value("SELECT count(*) FROM note"), "1");
}

TEST_F(TransactTest, KeepsNothingWhenTheWorkRefuses) {
  const absl::Status status = Transact(database_, [](pqxx::work& tx) {
    Query(tx, "INSERT INTO note VALUES (1, 'x')");
    return absl::FailedPreconditionError("no");
  });

  EXPECT_EQ(status, absl::FailedPreconditionError("no"));
  EXPECT_EQ(base_.Value("SELECT count(*) FROM note"), "0");
}

TEST_F(TransactTest, SaysAlreadyExistsWhenAKeyIsTaken) {
  ASSERT_TRUE(Insert(1).ok());

  EXPECT_EQ(Insert(1).code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(TransactTest, SaysAbortedOnASerialisationFailure) {
  const absl::Status status = Transact(database_, [](pqxx::work& tx) {
    tx.exec("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$");
    return absl::OkStatus();
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
}

TEST_F(TransactTest, SaysAbortedOnADeadlock) {
  const absl::Status status = Transact(database_, [](pqxx::work& tx) {
    tx.exec("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$");
    return absl::OkStatus();
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
}

TEST_F(TransactTest, SaysInternalForWrongSql) {
  const absl::Status status = Transact(database_, [](pqxx::work& tx) {
    Query(tx, "SELECT nothing");
    return absl::OkStatus();
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
}

TEST_F(TransactTest, SaysInvalidArgumentForATextWithNul) {
  const absl::Status status = Transact(database_, [](pqxx::work&) {
    ArrayLiteral().Text(std::string_view("\0", 1));
    return absl::OkStatus();
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(TransactTest, SaysUnavailableWhenTheConnectionIsCut) {
  const absl::Status status = Transact(database_, [](pqxx::work& tx) {
    Query(tx, "SELECT pg_terminate_backend(pg_backend_pid())");
    return absl::OkStatus();
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
}

TEST_F(TransactTest, SaysUnknownWhenTheConnectionIsCutInTheCommit) {
  base_.Execute(
      "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS "
      "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;"
      "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED "
      "FOR EACH ROW EXECUTE FUNCTION cut()");

  EXPECT_EQ(Insert(1).code(), absl::StatusCode::kUnknown);
}

TEST_F(TransactTest, WorksAgainOnAFreshConnectionAfterOneWasCutWhileIdle) {
  ASSERT_TRUE(Insert(1).ok());
  base_.Execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_backend_pid()");

  const absl::Status first = Insert(2);
  const absl::Status second = Insert(3);

  EXPECT_TRUE(first.ok() || first.code() == absl::StatusCode::kUnavailable) << first;
  EXPECT_TRUE(second.ok()) << second;
}

TEST_F(TransactTest, SaysUnavailableWhenNobodyListens) {
  Database nowhere("host=/nonexistent dbname=x");

  const absl::Status status = Transact(nowhere, [](pqxx::work&) { return absl::OkStatus(); });

  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
}

TEST_F(TransactTest, SaysResourceExhaustedWhenEveryConnectionIsTaken) {
  Database one(base_.Conninfo(), 1, absl::Milliseconds(20));

  const absl::Status status = Transact(one, [&one](pqxx::work&) {
    return Transact(one, [](pqxx::work&) { return absl::OkStatus(); });
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(TransactTest, KnowsPreparedStatements) {
  database_.Prepare("twice", "SELECT 2 * $1::integer");
  int answer = 0;

  const absl::Status status = Transact(database_, [&answer](pqxx::work& tx) {
    answer = QueryPrepared(tx, "twice", 21)[0][0].as<int>();
    return absl::OkStatus();
  });

  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(answer, 42);
}

TEST_F(TransactTest, TellsRowSecurityTheAuthorityForThisTransactionOnly) {
  std::string inside;
  std::string after;
  const char* setting = "SELECT current_setting('candour.authority_id', true)";
  Database one(base_.Conninfo(), 1);

  ASSERT_TRUE(TransactFor(one, "northshire", [&](pqxx::work& tx) {
                inside = Query(tx, setting)[0][0].c_str();
                return absl::OkStatus();
              }).ok());
  ASSERT_TRUE(Transact(one, [&](pqxx::work& tx) {
                after = Query(tx, setting)[0][0].c_str();
                return absl::OkStatus();
              }).ok());

  EXPECT_EQ(inside, "northshire");
  EXPECT_EQ(after, "");
}

TEST_F(TransactTest, ReadsButDoesNotWriteInASnapshot) {
  const absl::Status status = ReadFor(database_, "northshire", [](pqxx::transaction_base& tx) {
    Query(tx, "INSERT INTO note VALUES (1, 'x')");
    return absl::OkStatus();
  });

  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(base_.Value("SELECT count(*) FROM note"), "0");
}

TEST_F(TransactTest, ArraysComeBackAsTheyWere) {
  const std::string octets("\0\\\"\xff{}", 6);
  std::string text;
  std::string bytes;

  const absl::Status status = Transact(database_, [&](pqxx::work& tx) {
    const pqxx::result rows =
        Query(tx, "SELECT t, b FROM unnest($1::text[], $2::bytea[]) AS item(t, b)",
              ArrayLiteral().Text("a\\\"b,{}\n'").Take(), ArrayLiteral().Bytes(octets).Take());
    text = rows[0][0].c_str();
    bytes = BytesFrom(rows[0][1]);
    return absl::OkStatus();
  });

  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(text, "a\\\"b,{}\n'");
  EXPECT_EQ(bytes, octets);
}

}  // namespace
}  // namespace candour
