// One authority never sees another's: row security as the role candour_intake.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/case_history.h"
#include "services/intake/store/case_reader.h"
#include "services/intake/store/due_cases.h"
#include "services/intake/store/event_reader.h"
#include "services/intake/store/search_index.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

// Case 1 of avonlea, case 2 of borset; both indexed.
class IsolationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("borset", 2));
    ASSERT_TRUE(index_.Advance("avonlea").ok());
    ASSERT_TRUE(index_.Advance("borset").ok());
  }

  // How many rows every table of intake and the ledger shows, one number a table.
  static std::string Visible(pqxx::work& tx) {
    const pqxx::row row = Query(tx,
                                "SELECT (SELECT count(*) FROM ledger.head) AS a,"
                                " (SELECT count(*) FROM ledger.event) AS b,"
                                " (SELECT count(*) FROM ledger.payload) AS c,"
                                " (SELECT count(*) FROM intake.case_file) AS d,"
                                " (SELECT count(*) FROM intake.search) AS e,"
                                " (SELECT count(*) FROM intake.search_cursor) AS f,"
                                " (SELECT count(*) FROM intake.search_cases('word', 9)) AS g")
                              .front();
    return absl::StrCat(row[0].c_str(), row[1].c_str(), row[2].c_str(), row[3].c_str(),
                        row[4].c_str(), row[5].c_str(), row[6].c_str());
  }

  ArrangedLedger ledger_;
  CaseReader cases_{ledger_.AsIntake()};
  SearchIndex index_{ledger_.AsIntake()};
};

TEST_F(IsolationTest, ShowsAnAuthorityItsOwnRowsOnly) {
  std::string visible;
  const absl::Status done = TransactFor(ledger_.AsIntake(), "avonlea", [&](pqxx::work& tx) {
    visible = Visible(tx);
    return absl::OkStatus();
  });

  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(visible, "1111111");
}

TEST_F(IsolationTest, ShowsNothingWithoutAnAuthority) {
  std::string visible;
  const auto look = [&](pqxx::work& tx) {
    visible = Visible(tx);
    return absl::OkStatus();
  };
  Database fresh(ledger_.Test().Conninfo("candour_intake"));

  ASSERT_TRUE(Transact(fresh, look).ok());
  EXPECT_EQ(visible, "0000000");
  // Nor on a connection that was another authority's a transaction ago.
  ASSERT_TRUE(TransactFor(fresh, "avonlea", look).ok());
  ASSERT_TRUE(Transact(fresh, look).ok());
  EXPECT_EQ(visible, "0000000");
}

TEST_F(IsolationTest, WritesNoRowOfAnotherAuthority) {
  const absl::Status done = TransactFor(ledger_.AsIntake(), "avonlea", [](pqxx::work& tx) {
    Query(tx, "INSERT INTO intake.search_cursor VALUES ('carsely', 0, '')");
    return absl::OkStatus();
  });

  EXPECT_EQ(done.code(), absl::StatusCode::kInternal);
}

TEST_F(IsolationTest, GetsAndListsNoCaseOfAnotherAuthority) {
  const absl::StatusOr<CasePage> page = cases_.List("avonlea", {});
  const absl::StatusOr<std::vector<CaseLine>> lines = cases_.Lines("avonlea", {CaseId(2)});

  ASSERT_TRUE(page.ok() && lines.ok());
  ASSERT_EQ(page->lines.size(), 1);
  EXPECT_EQ(page->lines[0].complaint_id, CaseId(1));
  EXPECT_TRUE(lines->empty());
  EXPECT_EQ(cases_.Get("avonlea", CaseId(2)).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(cases_.Timeline("avonlea", CaseId(2)).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(IsolationTest, SearchesFollowsAndChecksOneAuthorityOnly) {
  EventReader events(ledger_.AsIntake());
  CaseHistories histories(ledger_.AsIntake());
  const absl::StatusOr<FoundCases> found = index_.Search("avonlea", "words", 0);
  const absl::StatusOr<EventBatch> batch = events.Read("avonlea", {});
  const absl::StatusOr<std::vector<CaseHistory>> page = histories.Page("avonlea", "", 9);

  ASSERT_TRUE(found.ok() && batch.ok() && page.ok());
  ASSERT_EQ(found->lines.size(), 1);
  EXPECT_EQ(found->lines.front().complaint_id, CaseId(1));
  ASSERT_EQ(batch->events.size(), 1);
  EXPECT_EQ(batch->events[0].complaint_id(), CaseId(1));
  ASSERT_EQ(page->size(), 1);
  EXPECT_EQ(page->front().line.complaint_id, CaseId(1));
}

}  // namespace
}  // namespace candour::intake
