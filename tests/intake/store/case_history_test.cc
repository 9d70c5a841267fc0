#include "services/intake/store/case_history.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class CaseHistoriesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("avonlea", 2));
    ledger_.Record("avonlea", CaseId(1), Noted("she was content"));
    ledger_.Receive(ledger_.NewCase("avonlea", 3));
  }

  ArrangedLedger ledger_;
  CaseHistories histories_{ledger_.AsIntake()};
};

TEST_F(CaseHistoriesTest, PairsEachCaseWithItsOwnEvents) {
  const absl::StatusOr<std::vector<CaseHistory>> page = histories_.Page("avonlea", "", 2);

  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->size(), 2);
  EXPECT_EQ(page->at(0).line.complaint_id, CaseId(1));
  EXPECT_EQ(page->at(0).received_at, kMarchMorning);
  EXPECT_EQ(page->at(0).next_alarm_at, std::nullopt);
  ASSERT_EQ(page->at(0).events.size(), 2);
  EXPECT_EQ(page->at(0).events[1].closed().note(), "she was content");
  EXPECT_EQ(page->at(1).events.size(), 1);
}

TEST_F(CaseHistoriesTest, GoesOnBehindACase) {
  const absl::StatusOr<std::vector<CaseHistory>> page = histories_.Page("avonlea", CaseId(2), 9);

  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->size(), 1);
  EXPECT_EQ(page->front().line.complaint_id, CaseId(3));
}

TEST_F(CaseHistoriesTest, ReadsOneCase) {
  const absl::StatusOr<CaseHistory> history = histories_.One("avonlea", CaseId(1));

  ASSERT_TRUE(history.ok()) << history.status();
  EXPECT_EQ(history->file.version(), 2);
  EXPECT_EQ(history->events.size(), 2);
  EXPECT_EQ(histories_.One("avonlea", CaseId(8)).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::intake
