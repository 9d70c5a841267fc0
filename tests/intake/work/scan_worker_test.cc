#include "services/intake/work/scan_worker.h"

#include <gtest/gtest.h>

#include <deque>

#include "tests/intake/store/arranged_ledger.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

// Answers as it was told, the last answer again and again.
class ArrangedScanner : public Scanner {
 public:
  absl::StatusOr<ScanResult> Scan(const std::string& content) override {
    asked.push_back(content);
    const absl::StatusOr<ScanResult> answer = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return answer;
  }

  std::deque<absl::StatusOr<ScanResult>> answers = {ScanResult{}};
  std::vector<std::string> asked;
};

class ScanCommitter : public Committer {
 public:
  void Enqueue(Command command, Done done) override {
    commands.push_back(command);
    if (!answer.ok()) return done(answer);
    done(Outcome());
  }
  void Drain() override {}

  absl::Status answer;
  std::vector<Command> commands;
};

class ScanWorkerTest : public ::testing::Test {
 protected:
  ScanWorkerTest() {
    ledger_.Receive(ledger_.NewCase("milford", 1));
    EXPECT_TRUE(*attachments_.Put("milford", CaseId(1), CaseId(50), "a bill"));
  }

  std::string Waits() {
    return ledger_.Test().Value(
        "SELECT string_agg(scans_failed || CASE WHEN scanned_at IS NULL THEN ' waits' ELSE ' "
        "scanned' END, ', ' ORDER BY attachment_id) FROM intake.attachment");
  }
  void LetTimePass() {
    ledger_.Test().Value(
        "UPDATE intake.attachment SET stored_at = stored_at - interval '1 day' RETURNING 1");
  }
  const ledger::v1::RecordScan& Told() { return committer_.commands.back().act.record_scan(); }

  ArrangedLedger ledger_;
  AttachmentStore attachments_{ledger_.AsIntake()};
  EventReader events_{ledger_.AsIntake()};
  ScanCommitter committer_;
  ArrangedScanner scanner_;
  ScanWorker worker_{attachments_, events_, committer_, scanner_};
};

TEST_F(ScanWorkerTest, TellsTheLedgerThatAnAttachmentIsClean) {
  const auto turn = worker_.Turn();

  ASSERT_TRUE(turn.ok()) << turn.status();
  EXPECT_EQ(turn->clean, 1);
  EXPECT_EQ(scanner_.asked, std::vector<std::string>{"a bill"});
  EXPECT_EQ(Told().attachment_id(), CaseId(50));
  EXPECT_EQ(Told().state(), ledger::v1::SCAN_STATE_CLEAN);
  EXPECT_EQ(committer_.commands[0].case_key, CaseId(1));
  EXPECT_EQ(Waits(), "0 scanned");
}

TEST_F(ScanWorkerTest, ScansNothingTwice) {
  ASSERT_TRUE(worker_.Turn().ok());
  ASSERT_TRUE(worker_.Turn().ok());

  EXPECT_EQ(scanner_.asked.size(), 1U);
}

TEST_F(ScanWorkerTest, TellsWhatWasFound) {
  scanner_.answers = {ScanResult{true, "Eicar-Test-Signature"}};

  ASSERT_TRUE(worker_.Turn().ok());

  EXPECT_EQ(Told().state(), ledger::v1::SCAN_STATE_INFECTED);
  EXPECT_EQ(Told().signature(), "Eicar-Test-Signature");
}

TEST_F(ScanWorkerTest, WaitsForAScannerThatIsAway) {
  scanner_.answers = {absl::UnavailableError("away"), ScanResult{}};

  EXPECT_THAT(worker_.Turn(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_TRUE(committer_.commands.empty());
  EXPECT_EQ(Waits(), "0 waits");

  ASSERT_TRUE(worker_.Turn().ok());
  EXPECT_EQ(Told().state(), ledger::v1::SCAN_STATE_CLEAN);
}

TEST_F(ScanWorkerTest, SaysThatAFileTooLargeForTheScannerFailed) {
  scanner_.answers = {absl::OutOfRangeError("too large")};

  ASSERT_TRUE(worker_.Turn().ok());

  EXPECT_EQ(Told().state(), ledger::v1::SCAN_STATE_FAILED);
  EXPECT_EQ(Waits(), "0 scanned");
}

TEST_F(ScanWorkerTest, TriesAFileLaterOfWhichTheScannerCannotSayAnything) {
  scanner_.answers = {absl::FailedPreconditionError("cannot say")};

  ASSERT_TRUE(worker_.Turn().ok());
  ASSERT_TRUE(worker_.Turn().ok());

  EXPECT_EQ(Waits(), "1 waits");
  EXPECT_EQ(scanner_.asked.size(), 1U);
}

TEST_F(ScanWorkerTest, GivesAFileUpAfterFiveTries) {
  scanner_.answers = {absl::FailedPreconditionError("cannot say")};

  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(worker_.Turn().ok());
    LetTimePass();
  }

  EXPECT_EQ(Told().state(), ledger::v1::SCAN_STATE_FAILED);
  EXPECT_EQ(Waits(), "4 scanned");
}

TEST_F(ScanWorkerTest, TellsAgainWhatTheDatabaseDidNotTake) {
  committer_.answer = absl::UnavailableError("the database is away");
  EXPECT_THAT(worker_.Turn(), StatusIs(absl::StatusCode::kUnavailable));
  committer_.answer = absl::OkStatus();

  ASSERT_TRUE(worker_.Turn().ok());

  EXPECT_EQ(committer_.commands[0].request_id, committer_.commands[1].request_id);
  EXPECT_EQ(Waits(), "0 scanned");
}

TEST_F(ScanWorkerTest, TriesLaterWhatTheCaseDoesNotHaveYet) {
  committer_.answer = absl::NotFoundError("the case has no such attachment");

  ASSERT_TRUE(worker_.Turn().ok());

  EXPECT_EQ(Waits(), "1 waits");
}

}  // namespace
}  // namespace candour::intake
