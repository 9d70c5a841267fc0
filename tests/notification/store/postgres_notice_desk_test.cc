// Also tests services/notification/store/notice_lines.cc.
// Also tests services/notification/store/record.cc.
#include "services/notification/store/postgres_notice_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kDeskNow = TenOClock(kMonday);

Decided ByImran(const std::string& reason = "") {
  return {"milford", ObligationId(1), "imran", reason, kDeskNow};
}

// The complaint is received and a notice that a person must approve is owed.
void OweForApproval(Office& office) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_responded_at()->set_seconds(absl::ToUnixSeconds(kDeskNow));
  ledger::v1::Action& action = *file.add_actions();
  action.set_words("We will give the desk the rota");
  action.set_evidence("The desk has it.");
  *action.mutable_done_at() = file.responded_at();
  ledger::v1::RecordedEvent event = Received(file);
  Open(event, Owed(1, "ACTION_UPDATE", "N-13", kMonday + 3));
  office.Happen(event);
}

// The Message-ID of the one notice.
std::string MessageIdOf(const Office& office) {
  return office.tables.Value("SELECT message_id FROM notification.notice");
}

class PostgresNoticeDeskTest : public ::testing::Test {
 protected:
  Office office;
};

// Proves NG-9.
TEST_F(PostgresNoticeDeskTest, SendsADraftOnlyOnceAPersonApprovedExactlyThatText) {
  OweForApproval(office);
  office.Dispatch();
  ASSERT_EQ(office.Notices(), "N-13 awaiting_approval");
  EXPECT_EQ(office.Tasks(), "approve N-13");
  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  const std::string digest = office.shelf.Get("milford", ObligationId(1))->digest;

  EXPECT_EQ(office.desk.Approve(ByImran(), "another", {"complaints_manager"}).status().code(),
            absl::StatusCode::kAborted);
  const absl::Status approved =
      office.desk.Approve(ByImran(), digest, {"responsible_person", "complaints_manager"}).status();
  ASSERT_TRUE(approved.ok()) << approved;
  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-13 sent");
  EXPECT_EQ(office.Tasks(), "");
  // What carries the matter goes to no address that nobody confirmed (G-15).
  EXPECT_THAT(office.letter.Taken(), SizeIs(1));
}

TEST_F(PostgresNoticeDeskTest, KeepsANoticeBackWithATaskUntilItIsReleased) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  ASSERT_TRUE(office.desk.Hold(ByImran("Her solicitor wrote.")).ok());
  office.Dispatch();
  EXPECT_EQ(office.Notices(), "N-01 held");
  EXPECT_EQ(office.Tasks(), "write N-01");
  EXPECT_THAT(office.mail.Taken(), IsEmpty());

  ASSERT_TRUE(office.desk.Release(ByImran("It was about another case.")).ok());
  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.Tasks(), "");
}

TEST_F(PostgresNoticeDeskTest, CancelsNothingThatLeft) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Dispatch();

  EXPECT_EQ(office.desk.Cancel(ByImran("Not needed.")).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(office.Notices(), "N-01 sent");
}

TEST_F(PostgresNoticeDeskTest, SaysWhatFallsDueAndThatAutomationIsPaused) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  ASSERT_TRUE(
      office.outbox.PauseFor("milford", PauseCause::kOutage, "It was silent.", 1, kDeskNow).ok());

  const absl::StatusOr<DueList> list = office.desk.ListDue("milford", kMonday + 7, 10, "");

  ASSERT_TRUE(list.ok()) << list.status();
  ASSERT_THAT(list->lines, SizeIs(1));
  EXPECT_EQ(list->lines[0].state, "due");
  EXPECT_EQ(list->paused, "It was silent.");
  EXPECT_THAT(office.desk.ListDue("milford", kMonday, 10, "")->lines, IsEmpty());
}

// Proves G-7.
TEST_F(PostgresNoticeDeskTest, GoesOnOnceAPersonReleasedAutomation) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  ASSERT_TRUE(
      office.outbox.PauseFor("milford", PauseCause::kRestore, "Restored.", 1, kDeskNow).ok());
  office.Dispatch();
  EXPECT_EQ(office.Notices(), "");
  EXPECT_EQ(office.Tasks(), "reconcile ");

  EXPECT_EQ(*office.desk.ReleaseAutomation(ByImran("Compared with the post book.")), 1);
  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.Tasks(), "");
  EXPECT_EQ(office.desk.ReleaseAutomation(ByImran()).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

// Proves NF-3, G-5.
TEST_F(PostgresNoticeDeskTest, OpensTheDutyAgainWhenAMailBounces) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Dispatch();
  const std::string message_id = MessageIdOf(office);

  const absl::Status reported =
      office.desk
          .ReportDelivery("milford", message_id, DeliveryNews::kFailedHard, "550 no such user",
                          kDeskNow)
          .status();

  ASSERT_TRUE(reported.ok()) << reported;
  EXPECT_EQ(office.Notices(), "N-01 failed");
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(2));
  EXPECT_EQ(commands[1].act.report_notice_failed().cause(), "no_such_address");
  ledger::v1::RecordedEvent failed = EventOn(kMonday + 1);
  failed.mutable_event()->mutable_notice_failed()->set_obligation_id(ObligationId(1));
  office.Happen(failed);
  office.Dispatch();
  EXPECT_EQ(office.Notices(), "N-01 awaiting_person");
  EXPECT_EQ(office.Tasks(), "find_address N-01");
  EXPECT_EQ(
      office.desk.ReportDelivery("milford", message_id, DeliveryNews::kDelivered, "", kDeskNow)
          .status()
          .code(),
      absl::StatusCode::kNotFound);
}

TEST_F(PostgresNoticeDeskTest, NotesThatAMailArrived) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Dispatch();

  ASSERT_TRUE(
      office.desk
          .ReportDelivery("milford", MessageIdOf(office), DeliveryNews::kDelivered, "", kDeskNow)
          .ok());

  EXPECT_EQ(office.Notices(), "N-01 delivered");
  EXPECT_EQ(office.desk.ReportDelivery("milford", "other@x", DeliveryNews::kDelivered, "", kDeskNow)
                .status()
                .code(),
            absl::StatusCode::kNotFound);
}

TEST_F(PostgresNoticeDeskTest, DryRunsNoTextThatMayNotBePublished) {
  const absl::StatusOr<DryRunResult> result =
      office.desk.DryRun("milford", "code: \"N-01\" version: 2 body: \"Hello.\"", kMonday, "");

  EXPECT_EQ(result.status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::notification
