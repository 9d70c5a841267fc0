#include "services/intake/store/event_reader.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class EventReaderTest : public ::testing::Test {
 protected:
  // Case 1 received, its note, a view.
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Record("avonlea", CaseId(1), Noted("she was content"));
    end_ = ledger_.Record("avonlea", CaseId(1), Viewed());
  }

  ArrangedLedger ledger_;
  EventReader reader_{ledger_.AsIntake()};
  Cursor end_;
};

TEST_F(EventReaderTest, ReadsFromTheBeginningToTheHead) {
  const absl::StatusOr<EventBatch> batch = reader_.Read("avonlea", {});

  ASSERT_TRUE(batch.ok()) << batch.status();
  ASSERT_EQ(batch->events.size(), 3);
  EXPECT_EQ(batch->events[0].type(), "complaint_received");
  EXPECT_EQ(batch->events[1].seq(), 2);
  EXPECT_EQ(batch->events[2].complaint_id(), CaseId(1));
  EXPECT_EQ(batch->events[2].hash(), end_.hash);
  EXPECT_EQ(batch->passed.seq, 3);
  EXPECT_EQ(batch->passed.hash, end_.hash);
  EXPECT_EQ(batch->head_seq, 3);
}

TEST_F(EventReaderTest, KeepsPersonalPartsFromThoseWhoMayNotSeeThem) {
  EventQuery query;
  query.parts = Parts::kFactsAndPersonal;

  const absl::StatusOr<EventBatch> facts = reader_.Read("avonlea", {});
  const absl::StatusOr<EventBatch> whole = reader_.Read("avonlea", query);

  ASSERT_TRUE(facts.ok() && whole.ok());
  EXPECT_EQ(facts->events[1].event().closed().note(), "");
  EXPECT_FALSE(facts->events[1].personal_erased());
  EXPECT_EQ(whole->events[1].event().closed().note(), "she was content");
}

TEST_F(EventReaderTest, SaysThatPersonalPartsWereErased) {
  ledger_.Record("avonlea", CaseId(1), ErasedThrough(3));

  const absl::StatusOr<EventBatch> batch =
      reader_.Read("avonlea", {.after = {}, .types = {}, .parts = Parts::kFactsAndPersonal});

  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_TRUE(batch->events[1].personal_erased());
  EXPECT_EQ(batch->events[1].event().closed().note(), "");
  EXPECT_FALSE(batch->events[2].personal_erased());
}

TEST_F(EventReaderTest, PassesOverOtherTypes) {
  EventQuery query;
  query.types = {"closed"};

  const absl::StatusOr<EventBatch> batch = reader_.Read("avonlea", query);

  ASSERT_TRUE(batch.ok()) << batch.status();
  ASSERT_EQ(batch->events.size(), 1);
  EXPECT_EQ(batch->events[0].seq(), 2);
  EXPECT_EQ(batch->passed.seq, 3);
  EXPECT_EQ(batch->passed.hash, end_.hash);
}

TEST_F(EventReaderTest, EndsABatchAtItsMostEvents) {
  EventQuery query;
  query.max_events = 2;

  const absl::StatusOr<EventBatch> first = reader_.Read("avonlea", query);
  ASSERT_TRUE(first.ok()) << first.status();
  query.after = first->passed;
  const absl::StatusOr<EventBatch> second = reader_.Read("avonlea", query);

  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(first->events.size(), 2);
  EXPECT_EQ(first->passed.seq, 2);
  EXPECT_EQ(first->passed.hash, first->events[1].hash());
  EXPECT_EQ(second->events.size(), 1);
  EXPECT_EQ(second->passed.seq, 3);
}

TEST_F(EventReaderTest, EndsABatchAtItsMostBytesButNotBeforeTheFirstEvent) {
  EventQuery query;
  query.max_bytes = 1;

  const absl::StatusOr<EventBatch> batch = reader_.Read("avonlea", query);

  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_EQ(batch->events.size(), 1);
  EXPECT_EQ(batch->passed.seq, 1);
  EXPECT_EQ(batch->head_seq, 3);
}

TEST_F(EventReaderTest, RefusesACursorWithAnotherHash) {
  const absl::StatusOr<EventBatch> batch =
      reader_.Read("avonlea", {.after = {2, std::string(32, 'x')}, .types = {}});

  EXPECT_EQ(batch.status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(EventReaderTest, RefusesACursorBehindACutTail) {
  ledger_.CutBehind("avonlea", 2);

  EXPECT_EQ(reader_.Read("avonlea", {.after = end_, .types = {}}).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST_F(EventReaderTest, NoticesAnEventThatIsMissing) {
  ledger_.Test().Execute("DELETE FROM ledger.event WHERE seq = 2");

  EXPECT_EQ(reader_.Read("avonlea", {}).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(EventReaderTest, HasNothingToReadWhereNoLedgerIsYet) {
  const absl::StatusOr<EventBatch> batch = reader_.Read("nowhere", {});

  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_TRUE(batch->events.empty());
  EXPECT_EQ(batch->head_seq, 0);
}

TEST_F(EventReaderTest, GivesTheHeadOfEveryAuthority) {
  ledger_.Receive(ledger_.NewCase("borset", 2));

  const absl::StatusOr<std::vector<Head>> heads = reader_.Heads();

  ASSERT_TRUE(heads.ok()) << heads.status();
  ASSERT_EQ(heads->size(), 2);
  EXPECT_EQ(heads->at(0).authority_id, "avonlea");
  EXPECT_EQ(heads->at(0).cursor.hash, end_.hash);
  EXPECT_EQ(heads->at(1).authority_id, "borset");
  EXPECT_EQ(heads->at(1).cursor.seq, 1);
}

TEST_F(EventReaderTest, PassesOverCasesOfWhichTheReaderMayNotKnow) {
  ledger_.Receive(ledger_.NewCase("avonlea", 2));
  ledger::v1::Event restricted;
  restricted.mutable_case_restricted()->mutable_restriction()->add_only("manager-1");
  end_ = ledger_.Record("avonlea", CaseId(1), restricted);
  EventQuery query;
  query.reader = "handler-7";

  const absl::StatusOr<EventBatch> batch = reader_.Read("avonlea", query);
  query.reader = "manager-1";
  const absl::StatusOr<EventBatch> whole = reader_.Read("avonlea", query);

  ASSERT_TRUE(batch.ok() && whole.ok()) << batch.status();
  ASSERT_EQ(batch->events.size(), 1);
  EXPECT_EQ(batch->events[0].complaint_id(), CaseId(2));
  EXPECT_EQ(batch->passed.seq, end_.seq);
  EXPECT_EQ(whole->events.size(), 5);
}

}  // namespace
}  // namespace candour::intake
