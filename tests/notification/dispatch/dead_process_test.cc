// Also tests services/notification/store/settle.cc.
// Also tests services/notification/store/settle_done.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "services/notification/dispatch/dispatcher.h"
#include "tests/notification/office.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// Proves G-1.
TEST(DeadProcessTest, RepeatsAMailThatADeadProcessWasSendingUnderTheSameMessageId) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  const absl::StatusOr<Batch> batch = office.outbox.Take("milford", 1, {TenOClock(kMonday), {}});
  ASSERT_TRUE(batch.ok() && office.outbox.Begin(batch->claims.at(0)).ok());

  ASSERT_TRUE(office.AnotherDispatcher()->DispatchAll("milford").ok());

  ASSERT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.tables.Value("SELECT repeats FROM notification.notice"), "1");
}

// Proves G-1.
TEST(DeadProcessTest, SendsWhatADeadProcessOnlyClaimedForTheFirstTime) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  ASSERT_TRUE(office.outbox.Take("milford", 1, {TenOClock(kMonday), {}}).ok());

  ASSERT_TRUE(office.AnotherDispatcher()->DispatchAll("milford").ok());

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.tables.Value("SELECT repeats FROM notification.notice"), "0");
}

// Leaves a notice at sending as a process would that was killed when its hand-over had come to
// `stage`, and lets another take over at once.
void DieAt(Office& office, Stage stage) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  DispatchSettings settings;
  const ScratchFolder folder;
  settings.witness_folder = folder.Path();
  const absl::StatusOr<Batch> batch =
      office.outbox.Take("milford", 1, {TenOClock(kMonday), absl::Now()});
  ASSERT_TRUE(batch.ok() && office.outbox.Begin(batch->claims.at(0)).ok());
  Logbook(folder.Path()).Note(batch->claims.at(0), stage);

  ASSERT_TRUE(office.AnotherDispatcher(settings)->DispatchAll("milford").ok());

  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_THAT(office.Commands(), SizeIs(1));
}

// Proves G-1.
TEST(DeadProcessTest, RepeatsNothingThatTheDeadProcessSawArrive) {
  Office office;

  DieAt(office, Stage::kLeft);

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
}

// Proves G-1.
TEST(DeadProcessTest, SendsForTheFirstTimeWhatTheDeadProcessHadNotLetGo) {
  Office office;

  DieAt(office, Stage::kHeld);

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.tables.Value("SELECT repeats FROM notification.notice"), "0");
}

// Proves G-1.
TEST(DeadProcessTest, RepeatsOnceWhatWasOnItsWayWhenTheProcessDied) {
  Office office;

  DieAt(office, Stage::kLeaving);

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.tables.Value("SELECT repeats FROM notification.notice"), "1");
}

// A claim that another process has taken over meanwhile is not what the logbook speaks of.
TEST(DeadProcessTest, LeavesAloneWhatAnotherProcessIsSendingByNow) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  DispatchSettings settings;
  const ScratchFolder folder;
  settings.witness_folder = folder.Path();
  const absl::StatusOr<Batch> batch =
      office.outbox.Take("milford", 1, {TenOClock(kMonday), absl::Now()});
  ASSERT_TRUE(batch.ok());
  Logbook(folder.Path()).Note(batch->claims.at(0), Stage::kHeld);
  ASSERT_TRUE(office.outbox.Renew(batch->claims, absl::Now()).ok());

  ASSERT_TRUE(office.AnotherDispatcher(settings)->DispatchAll("milford").ok());

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Notices(), "N-01 sending");
}

// The outcome is not lost with the connection to the database.
TEST(DeadProcessTest, RecordsWhatLeftOnceTheDatabaseAnswersAgain) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  office.tables.Execute("ALTER TABLE notification.attempt RENAME TO away");
  ASSERT_FALSE(office.dispatcher->DispatchAll("milford").ok());
  office.tables.Execute("ALTER TABLE notification.away RENAME TO attempt");

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_THAT(office.Commands(), SizeIs(1));
}

TEST(DeadProcessTest, CompletesALetterThatADeadProcessWasWriting) {
  Office office;
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_email_consent(false);
  office.Happen(ReceivedWithDuty(file));
  office.CatchUp();
  ASSERT_TRUE(office.outbox.Take("milford", 1, {TenOClock(kMonday), {}}).ok());

  ASSERT_TRUE(office.AnotherDispatcher()->DispatchAll("milford").ok());

  EXPECT_THAT(office.letter.Taken(), SizeIs(1));
  EXPECT_EQ(office.Notices(), "N-01 sent");
}

}  // namespace
}  // namespace candour::notification
