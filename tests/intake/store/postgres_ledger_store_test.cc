#include "services/intake/store/postgres_ledger_store.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/intake/commit/draft.h"
#include "tests/support/postgres.h"
#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

class PostgresLedgerStoreTest : public testing::Test {
 protected:
  LedgerWrite Decided(const Request& request, const LedgerView& view) {
    Draft draft(rules_, "northshire", SimpleNow(), view);
    answer_ = draft.Add(request);
    return draft.Take();
  }

  absl::StatusOr<bool> Write(const Command& command) {
    const Request request = Examine(command);
    Wanted wanted;
    Want(request, wanted);
    return store_.Attempt("northshire", wanted, false,
                          [&](const LedgerView& view) { return Decided(request, view); });
  }

  // Every row there is in the tables that a batch writes.
  std::string Rows() {
    return base_.Value(
        "SELECT concat_ws(' ', (SELECT count(*) FROM ledger.event), "
        "(SELECT count(*) FROM ledger.payload), (SELECT count(*) FROM intake.case_file), "
        "(SELECT count(*) FROM intake.request))");
  }

  // What `sql` comes to as the role of the service, with the setting of `authority_id`.
  absl::Status AsIntake(const std::string& authority_id, const std::string& sql) {
    return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
      const pqxx::result rows = Query(tx, sql.c_str());
      value_ = rows.empty() ? "" : rows[0][0].c_str();
      return absl::OkStatus();
    });
  }

  TestDatabase base_;
  Database database_{base_.Conninfo("candour_intake")};
  PostgresLedgerStore store_{database_};
  const Rules rules_ = SimpleRules();
  absl::StatusOr<Outcome> answer_ = absl::UnknownError("nothing decided");
  std::string value_;
};

TEST_F(PostgresLedgerStoreTest, WritesEveryColumnOfACase) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));

  EXPECT_EQ(base_.Value("SELECT concat_ws(' ', reference, version, record_type, status, "
                        "received_at AT TIME ZONE 'UTC', received_on, next_due_by, "
                        "next_alarm_at AT TIME ZONE 'UTC') FROM intake.case_file"),
            "ASC-2026-000001-5 1 1 1 2026-05-11 11:00:00 2026-05-11 2026-05-14 "
            "2026-05-12 12:00:00");
}

TEST_F(PostgresLedgerStoreTest, WritesNothingWhenTheHeadMovedInBetween) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));
  const Request late = Examine(SubmitCommand(RequestId(2)));

  const auto written = store_.Attempt("northshire", {}, false, [&](const LedgerView& view) {
    EXPECT_TRUE(*Write(SubmitCommand(RequestId(3))));
    return Decided(late, view);
  });

  ASSERT_TRUE(written.ok()) << written.status();
  EXPECT_FALSE(*written);
  EXPECT_EQ(Rows(), "2 2 2 2");
}

TEST_F(PostgresLedgerStoreTest, WritesNothingWhenOneRowIsRefused) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));
  Command poisoned = SubmitCommand(RequestId(2));
  poisoned.actor.subject = std::string("with\0nul", 8);

  const auto written = Write(poisoned);

  EXPECT_EQ(written.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Rows(), "1 1 1 1");
  EXPECT_EQ(base_.Value("SELECT seq FROM ledger.head"), "1");
}

TEST_F(PostgresLedgerStoreTest, MakesOthersWaitWhileItHoldsTheHead) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));

  const auto held = store_.Attempt("northshire", {}, true, [&](const LedgerView&) {
    const absl::Status other =
        AsIntake("northshire", "SELECT seq FROM ledger.head FOR UPDATE NOWAIT");
    EXPECT_EQ(other.code(), absl::StatusCode::kInternal) << other;
    return LedgerWrite();
  });

  EXPECT_TRUE(held.ok());
}

TEST_F(PostgresLedgerStoreTest, SaysUnavailableWhenItsConnectionIsCut) {
  const auto written = store_.Attempt("northshire", {}, false, [&](const LedgerView& view) {
    base_.Execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    return Decided(Examine(SubmitCommand(RequestId(1))), view);
  });

  EXPECT_EQ(written.status().code(), absl::StatusCode::kUnavailable) << written.status();
}

TEST_F(PostgresLedgerStoreTest, ErasesTheBodiesBeforeTheErasureAndNoOthers) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));
  const std::string erased = answer_->receipt.reference();
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(2))));
  Command erase = AcknowledgeCommand(RequestId(3), erased);
  erase.act.mutable_erase_personal()->set_rule("retention-6y");

  ASSERT_TRUE(*Write(erase));

  EXPECT_EQ(base_.Value("SELECT string_agg(seq::text, ',') FROM ledger.payload"), "2");
  EXPECT_EQ(base_.Value("SELECT type FROM ledger.event WHERE seq = 3"), "personal_erased");
}

TEST_F(PostgresLedgerStoreTest, TheDatabaseErasesNothingWithoutAnErasureEvent) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));

  const absl::Status status =
      AsIntake("northshire", absl::StrCat("SELECT ledger.erase_bodies('northshire', '",
                                          answer_->receipt.complaint_id(), "', 1)"));

  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(Rows(), "1 1 1 1");
}

TEST_F(PostgresLedgerStoreTest, TheServiceMayNotChangeOrRemoveAnEvent) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));

  EXPECT_FALSE(AsIntake("northshire", "UPDATE ledger.event SET actor = 'x'").ok());
  EXPECT_FALSE(AsIntake("northshire", "DELETE FROM ledger.event").ok());
  EXPECT_FALSE(AsIntake("northshire", "UPDATE ledger.payload SET body = ''").ok());
  EXPECT_FALSE(AsIntake("northshire", "DELETE FROM ledger.payload").ok());
  EXPECT_FALSE(AsIntake("northshire", "DELETE FROM ledger.head").ok());
  EXPECT_FALSE(AsIntake("northshire", "TRUNCATE ledger.event").ok());
}

TEST_F(PostgresLedgerStoreTest, TheServiceSeesNothingOfAnotherAuthority) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));
  const std::string counts =
      "SELECT (SELECT count(*) FROM ledger.head) + (SELECT count(*) FROM ledger.event) + "
      "(SELECT count(*) FROM ledger.payload) + (SELECT count(*) FROM intake.case_file) + "
      "(SELECT count(*) FROM intake.request)";

  ASSERT_TRUE(AsIntake("southshire", counts).ok());
  EXPECT_EQ(value_, "0");
  ASSERT_TRUE(AsIntake("northshire", counts).ok());
  EXPECT_EQ(value_, "5");
}

TEST_F(PostgresLedgerStoreTest, TheServiceSeesNothingWithoutTheSetting) {
  ASSERT_TRUE(*Write(SubmitCommand(RequestId(1))));

  ASSERT_TRUE(Transact(database_, [&](pqxx::work& tx) {
                value_ = Query(tx, "SELECT count(*) FROM ledger.event")[0][0].c_str();
                return absl::OkStatus();
              }).ok());

  EXPECT_EQ(value_, "0");
}

TEST_F(PostgresLedgerStoreTest, TheServiceMayNotWriteForAnotherAuthority) {
  const absl::Status status =
      AsIntake("southshire", "INSERT INTO ledger.head VALUES ('northshire', 0, '', now(), 0, 0)");

  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(base_.Value("SELECT count(*) FROM ledger.head"), "0");
}

}  // namespace
}  // namespace candour::intake
