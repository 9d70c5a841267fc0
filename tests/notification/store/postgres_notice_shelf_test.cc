#include "services/notification/store/postgres_notice_shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PostgresNoticeShelfTest : public ::testing::Test {
 protected:
  PostgresNoticeShelfTest() {
    ledger::v1::RecordedEvent event = ReceivedWithDuty(JeansCase());
    Open(event, Owed(2, "PROGRESS", "N-08", kMonday + 14));
    office.Happen(event);
    office.CatchUp();
  }

  Office office;
};

TEST_F(PostgresNoticeShelfTest, ListsEveryDutyEarliestFirst) {
  const absl::StatusOr<NoticePage> page = office.shelf.List("milford", {});

  ASSERT_THAT(page->lines, SizeIs(2));
  EXPECT_EQ(page->lines[0].notice, "N-01");
  EXPECT_EQ(page->lines[0].state, "due");
  EXPECT_EQ(page->lines[0].due_by, absl::CivilDay(2027, 1, 7));
  EXPECT_EQ(page->lines[0].reference, "ASC-2027-000123-4");
  EXPECT_EQ(page->lines[1].state, "not_yet");
}

TEST_F(PostgresNoticeShelfTest, GoesOnWhereThePageEnded) {
  const absl::StatusOr<NoticePage> first = office.shelf.List("milford", {"", "", 1, ""});
  const absl::StatusOr<NoticePage> second =
      office.shelf.List("milford", {"", "", 1, first->next_page_token});

  ASSERT_THAT(second->lines, SizeIs(1));
  EXPECT_EQ(second->lines[0].notice, "N-08");
  EXPECT_EQ(second->next_page_token, "");
}

TEST_F(PostgresNoticeShelfTest, ListsOneStateOrOneCaseOnly) {
  EXPECT_THAT(office.shelf.List("milford", {"", "not_yet", 0, ""})->lines, SizeIs(1));
  EXPECT_THAT(office.shelf.List("milford", {ObligationId(99), "", 0, ""})->lines, IsEmpty());
}

TEST_F(PostgresNoticeShelfTest, ShowsNothingToAnotherAuthority) {
  EXPECT_THAT(office.shelf.List("ashby", {})->lines, IsEmpty());
  EXPECT_EQ(office.shelf.Get("ashby", ObligationId(1)).status().code(),
            absl::StatusCode::kNotFound);
}

TEST_F(PostgresNoticeShelfTest, ShowsTheExactTextThatWentOut) {
  office.Dispatch();

  const absl::StatusOr<NoticeText> text = office.shelf.Get("milford", ObligationId(1));

  EXPECT_EQ(text->body, office.mail.Taken()[0].body);
  EXPECT_EQ(text->line.state, "sent");
  EXPECT_EQ(text->line.sent_at, TenOClock(kMonday));
}

TEST_F(PostgresNoticeShelfTest, PreviewsWithoutSending) {
  const absl::StatusOr<Judgement> judgement =
      office.shelf.Preview("milford", ObligationId(1), TenOClock(kMonday));

  EXPECT_EQ(judgement->decision, Decision::kSend);
  EXPECT_THAT(judgement->text.body, HasSubstr("Dear Jean Ashworth"));
  EXPECT_EQ(office.Notices(), "");
}

TEST_F(PostgresNoticeShelfTest, PreviewsNoDutyThatIsNotThere) {
  EXPECT_EQ(office.shelf.Preview("milford", ObligationId(9), TenOClock(kMonday)).status().code(),
            absl::StatusCode::kNotFound);
}

TEST_F(PostgresNoticeShelfTest, TriesAFailedNoticeAgainWhenAPersonSaysSo) {
  office.mail.Answer(HandOver::kRefused);
  office.Dispatch();
  office.mail.Answer(HandOver::kDone);

  const absl::StatusOr<NoticeLine> line = office.shelf.Retry(
      "milford", ObligationId(1), "imran", "the mailbox is back", TenOClock(kMonday));
  office.Dispatch();

  EXPECT_EQ(line->state, "queued");
  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.tables.Value("SELECT detail FROM notification.attempt WHERE channel = 'person'"),
            "imran: the mailbox is back");
}

TEST_F(PostgresNoticeShelfTest, TriesNothingAgainThatWasSent) {
  office.Dispatch();

  const absl::Status retried =
      office.shelf.Retry("milford", ObligationId(1), "imran", "again", TenOClock(kMonday)).status();

  EXPECT_EQ(retried.code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(PostgresNoticeShelfTest, HoldsAgainWhatMustNotGo) {
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_do_not_contact(true);
  *event.mutable_event()->mutable_complaint_received()->mutable_file() = file;
  office.Happen(event);
  office.Dispatch();
  ASSERT_EQ(office.Notices(), "N-01 held_for_protection");

  ASSERT_TRUE(office.shelf.Retry("milford", ObligationId(1), "imran", "she phoned", {}).ok());
  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-01 held_for_protection");
  EXPECT_THAT(office.mail.Taken(), IsEmpty());
}

}  // namespace
}  // namespace candour::notification
