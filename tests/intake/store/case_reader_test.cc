#include "services/intake/store/case_reader.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/reference.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class CaseReaderTest : public ::testing::Test {
 protected:
  // Case 1, then 2 and 3 received in the same instant a day later.
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("avonlea", 2, kMarchMorning + absl::Hours(24)));
    ledger_.Receive(ledger_.NewCase("avonlea", 3, kMarchMorning + absl::Hours(24)));
  }

  // Case 4, which owes something by `due_by`.
  void ReceiveOneThatOwes(absl::CivilDay due_by) {
    ledger::v1::CaseFile file = ledger_.NewCase("avonlea", 4);
    ledger::v1::Obligation& duty = *file.add_obligations();
    duty.set_obligation_id(CaseId(99));
    duty.set_state(ledger::v1::OBLIGATION_STATE_OPEN);
    *duty.mutable_due_by() = ToMessage(due_by);
    ledger_.Receive(file);
  }

  ArrangedLedger ledger_;
  CaseReader reader_{ledger_.AsIntake()};
};

TEST_F(CaseReaderTest, GetsACaseByItsId) {
  const absl::StatusOr<ledger::v1::CaseFile> file = reader_.Get("avonlea", CaseId(2));

  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->SerializeAsString(), ledger_.FileOf(CaseId(2)).SerializeAsString());
}

TEST_F(CaseReaderTest, GetsACaseByItsReference) {
  const absl::StatusOr<ledger::v1::CaseFile> file =
      reader_.Get("avonlea", FormatReference(2026, 3));

  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->complaint_id(), CaseId(3));
}

TEST_F(CaseReaderTest, FindsNoCaseThatIsNotThere) {
  EXPECT_EQ(reader_.Get("avonlea", CaseId(8)).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(reader_.Get("avonlea", FormatReference(2026, 8)).status().code(),
            absl::StatusCode::kNotFound);
}

TEST_F(CaseReaderTest, ListsNewestFirst) {
  const absl::StatusOr<CasePage> page = reader_.List("avonlea", {});

  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->lines.size(), 3);
  EXPECT_EQ(page->lines[0].complaint_id, CaseId(3));
  EXPECT_EQ(page->lines[2].complaint_id, CaseId(1));
  EXPECT_EQ(page->lines[2].reference, FormatReference(2026, 1));
  EXPECT_EQ(page->lines[2].received_on, absl::CivilDay(2026, 3, 11));
  EXPECT_EQ(page->lines[2].status, ledger::v1::STATUS_RECEIVED);
  EXPECT_EQ(page->lines[2].version, 1);
  EXPECT_EQ(page->next_page_token, "");
}

TEST_F(CaseReaderTest, PagesThroughEqualInstantsWithoutLossOrRepetition) {
  ListQuery query;
  query.page_size = 1;
  const absl::StatusOr<CasePage> first = reader_.List("avonlea", query);
  ASSERT_TRUE(first.ok()) << first.status();
  query.page_token = first->next_page_token;
  const absl::StatusOr<CasePage> second = reader_.List("avonlea", query);
  ASSERT_TRUE(second.ok()) << second.status();
  query.page_token = second->next_page_token;
  const absl::StatusOr<CasePage> third = reader_.List("avonlea", query);

  ASSERT_TRUE(third.ok()) << third.status();
  EXPECT_EQ(first->lines.at(0).complaint_id, CaseId(3));
  EXPECT_EQ(second->lines.at(0).complaint_id, CaseId(2));
  EXPECT_EQ(third->lines.at(0).complaint_id, CaseId(1));
  EXPECT_EQ(third->next_page_token, "");
}

TEST_F(CaseReaderTest, ListsOneStatusOnly) {
  ledger_.Record("avonlea", CaseId(2), Noted("done"));
  ListQuery query;
  query.status = ledger::v1::STATUS_CLOSED;

  const absl::StatusOr<CasePage> page = reader_.List("avonlea", query);

  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->lines.size(), 1);
  EXPECT_EQ(page->lines[0].complaint_id, CaseId(2));
}

TEST_F(CaseReaderTest, ListsWhatIsDueOnOrBeforeADay) {
  ReceiveOneThatOwes(absl::CivilDay(2026, 3, 13));
  ListQuery query;
  query.due_by = absl::CivilDay(2026, 3, 13);

  const absl::StatusOr<CasePage> due = reader_.List("avonlea", query);
  query.due_by = absl::CivilDay(2026, 3, 12);
  const absl::StatusOr<CasePage> none = reader_.List("avonlea", query);

  ASSERT_TRUE(due.ok() && none.ok());
  ASSERT_EQ(due->lines.size(), 1);
  EXPECT_EQ(due->lines[0].next_due_by, absl::CivilDay(2026, 3, 13));
  EXPECT_TRUE(none->lines.empty());
}

TEST_F(CaseReaderTest, RefusesAPageLargerThanAllowed) {
  ListQuery query;
  query.page_size = 501;

  EXPECT_EQ(reader_.List("avonlea", query).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(CaseReaderTest, GivesLinesInTheOrderAskedFor) {
  const absl::StatusOr<std::vector<CaseLine>> lines =
      reader_.Lines("avonlea", {CaseId(1), CaseId(8), CaseId(3)});

  ASSERT_TRUE(lines.ok()) << lines.status();
  ASSERT_EQ(lines->size(), 2);
  EXPECT_EQ(lines->at(0).complaint_id, CaseId(1));
  EXPECT_EQ(lines->at(1).complaint_id, CaseId(3));
}

TEST_F(CaseReaderTest, TellsWhatHappenedToACaseWithItsWords) {
  ledger_.Record("avonlea", CaseId(2), Noted("she was content"));

  const absl::StatusOr<std::vector<ledger::v1::RecordedEvent>> events =
      reader_.Timeline("avonlea", CaseId(2));

  ASSERT_TRUE(events.ok()) << events.status();
  ASSERT_EQ(events->size(), 2);
  EXPECT_EQ(events->at(0).seq(), 2);
  EXPECT_EQ(events->at(0).event().complaint_received().file().points(0).text(), "my words");
  EXPECT_EQ(events->at(1).event().closed().note(), "she was content");
  EXPECT_EQ(events->at(1).case_version(), 2);
}

TEST_F(CaseReaderTest, HasNoTimelineOfACaseThatIsNotThere) {
  EXPECT_EQ(reader_.Timeline("avonlea", CaseId(8)).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(CaseReaderTest, ListsForAReaderWhatTheyMayKnow) {
  ledger::v1::Event restricted;
  restricted.mutable_case_restricted()->mutable_restriction()->add_except("handler-7");
  ledger_.Record("avonlea", CaseId(2), restricted);
  ListQuery query;
  query.reader = "handler-7";

  const absl::StatusOr<CasePage> hidden = reader_.List("avonlea", query);
  query.reader = "handler-8";
  const absl::StatusOr<CasePage> shown = reader_.List("avonlea", query);

  ASSERT_TRUE(hidden.ok() && shown.ok());
  ASSERT_EQ(hidden->lines.size(), 2);
  EXPECT_EQ(hidden->lines[0].complaint_id, CaseId(3));
  EXPECT_EQ(hidden->lines[1].complaint_id, CaseId(1));
  EXPECT_EQ(shown->lines.size(), 3);
}

TEST_F(CaseReaderTest, ListsWhatIsStuck) {
  ReceiveOneThatOwes(absl::CivilDay(2026, 3, 20));
  ledger::v1::Event mail;
  mail.mutable_message_received()->mutable_message()->set_message_id(CaseId(77));
  mail.mutable_message_received()->set_unread_messages(1);
  ledger_.Record("avonlea", CaseId(1), mail);
  ListQuery query;
  query.stuck = ListQuery::Stuck{absl::CivilDay(2026, 3, 21), kMarchMorning + absl::Hours(24 * 9)};

  const absl::StatusOr<CasePage> stuck = reader_.List("avonlea", query);
  query.stuck->due_before = absl::CivilDay(2026, 3, 20);
  const absl::StatusOr<CasePage> not_yet_due = reader_.List("avonlea", query);
  query.stuck->not_moved_since = kMarchMorning;
  const absl::StatusOr<CasePage> moving = reader_.List("avonlea", query);

  ASSERT_TRUE(stuck.ok() && not_yet_due.ok() && moving.ok());
  EXPECT_EQ(stuck->lines.size(), 2);
  ASSERT_EQ(not_yet_due->lines.size(), 1);
  EXPECT_EQ(not_yet_due->lines[0].complaint_id, CaseId(1));
  EXPECT_EQ(moving->lines.size(), 0);
}

}  // namespace
}  // namespace candour::intake
