// Several committers over one database, and a database that goes away under load.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "services/intake/commit/group_committer.h"
#include "services/intake/store/postgres_ledger_store.h"
#include "services/intake/store/verifier.h"
#include "tests/intake/commit/recording.h"
#include "tests/support/postgres.h"
#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

constexpr int kActs = 400;

// One process's worth: connections, store and committer of its own.
struct Process {
  explicit Process(const TestDatabase& base) : database(base.Conninfo("candour_intake")) {}

  Database database;
  PostgresLedgerStore store{database};
  CommitObserver observer;
  GroupCommitter committer{store, SimpleRules(), SimpleNow, {}, observer};
};

using Futures = std::vector<std::future<absl::StatusOr<Outcome>>>;

// Submits kActs complaints with request_ids from `first` on, 32 in flight, and keeps the answers.
// Calls `meanwhile` each time that so many are on their way.
std::vector<absl::StatusOr<Outcome>> Load(
    Committer& committer, int first, const std::function<void()>& meanwhile = [] {}) {
  std::vector<absl::StatusOr<Outcome>> answers;
  Futures flying;
  for (int n = first; n < first + kActs; ++n) {
    flying.push_back(Send(committer, SubmitCommand(RequestId(n))));
    if (flying.size() < 32) continue;
    meanwhile();
    for (auto& future : flying) answers.push_back(future.get());
    flying.clear();
  }
  for (auto& future : flying) answers.push_back(future.get());
  return answers;
}

class ConcurrencyTest : public testing::Test {
 protected:
  // Every act that was answered stands in the ledger exactly once, and the chain is whole.
  void ExpectEachOnce(int acts) {
    EXPECT_EQ(base_.Value("SELECT concat_ws(' ', count(*), count(DISTINCT complaint_id), "
                          "min(seq), max(seq)) FROM ledger.event"),
              absl::StrCat(acts, " ", acts, " 1 ", acts));
    EXPECT_EQ(base_.Value("SELECT count(*) FROM intake.case_file"), absl::StrCat(acts));
    EXPECT_EQ(base_.Value("SELECT count(DISTINCT reference) FROM intake.case_file"),
              absl::StrCat(acts));
    EXPECT_EQ(base_.Value("SELECT count(*) FROM intake.request"), absl::StrCat(acts));
    Database database(base_.Conninfo("candour_intake"));
    const auto verdict = VerifyLedger(database, "northshire", {}, [](auto, auto) { return true; });
    ASSERT_TRUE(verdict.ok()) << verdict.status();
    EXPECT_EQ(verdict->fault, ChainFault::kNone) << verdict->explanation;
  }

  static int Refused(const std::vector<absl::StatusOr<Outcome>>& answers) {
    return static_cast<int>(std::count_if(answers.begin(), answers.end(),
                                          [](const auto& answer) { return !answer.ok(); }));
  }

  TestDatabase base_;
};

TEST_F(ConcurrencyTest, TwoCommittersLoseAndDoubleNothing) {
  Process one(base_);
  Process two(base_);
  std::vector<absl::StatusOr<Outcome>> of_two;

  std::thread beside([&] { of_two = Load(two.committer, kActs); });
  const auto of_one = Load(one.committer, 0);
  beside.join();

  EXPECT_EQ(Refused(of_one), 0);
  EXPECT_EQ(Refused(of_two), 0);
  ExpectEachOnce(2 * kActs);
}

TEST_F(ConcurrencyTest, TwoCommittersThatGetTheSameRequestsDoEachOnce) {
  Process one(base_);
  Process two(base_);
  std::vector<absl::StatusOr<Outcome>> of_two;

  std::thread beside([&] { of_two = Load(two.committer, 0); });
  const auto of_one = Load(one.committer, 0);
  beside.join();

  EXPECT_EQ(Refused(of_one), 0);
  EXPECT_EQ(Refused(of_two), 0);
  ExpectEachOnce(kActs);
}

TEST_F(ConcurrencyTest, OnlyOneOfTwoChangesToTheSameVersionIsWritten) {
  Process one(base_);
  Process two(base_);
  const auto opened = Ask(one.committer, SubmitCommand(RequestId(1)));
  Command first = AcknowledgeCommand(RequestId(2), opened->receipt.reference());
  first.expected_version = 1;
  Command second = first;
  second.request_id = RequestId(3);

  auto answer_one = Send(one.committer, first);
  auto answer_two = Send(two.committer, second);
  const std::multiset<absl::StatusCode> codes = {answer_one.get().status().code(),
                                                 answer_two.get().status().code()};

  EXPECT_EQ(codes,
            (std::multiset<absl::StatusCode>{absl::StatusCode::kOk, absl::StatusCode::kAborted}));
  EXPECT_EQ(base_.Value("SELECT version FROM intake.case_file"), "2");
  EXPECT_EQ(base_.Value("SELECT seq FROM ledger.head"), "2");
  EXPECT_EQ(base_.Value("SELECT count(*) FROM intake.request"), "2");
}

TEST_F(ConcurrencyTest, EveryAnsweredActStandsOnceAlthoughConnectionsAreCutUnderLoad) {
  Process process(base_);

  const auto answers = Load(process.committer, 0, [this] {
    base_.Execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  });

  EXPECT_EQ(Refused(answers), 0);
  ExpectEachOnce(kActs);
}

}  // namespace
}  // namespace candour::intake
