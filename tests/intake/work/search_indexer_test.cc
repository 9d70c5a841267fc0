#include "services/intake/work/search_indexer.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class SearchIndexerTest : public ::testing::Test {
 protected:
  std::size_t Hits(const std::string& authority_id) {
    const absl::StatusOr<FoundCases> found = index_.Search(authority_id, "words", 200);
    EXPECT_TRUE(found.ok()) << found.status();
    return found->lines.size();
  }

  ArrangedLedger ledger_;
  SearchIndex index_{ledger_.AsIntake()};
  EventReader events_{ledger_.AsIntake()};
  SearchIndexer indexer_{index_, events_};
};

TEST_F(SearchIndexerTest, BringsEveryAuthorityToItsHead) {
  ledger_.Receive(ledger_.NewCase("avonlea", 1));
  ledger_.Receive(ledger_.NewCase("borset", 2));
  ASSERT_TRUE(indexer_.Turn().ok());
  ledger_.Receive(ledger_.NewCase("avonlea", 3));
  ASSERT_TRUE(indexer_.Turn().ok());

  EXPECT_EQ(Hits("avonlea"), 2);
  EXPECT_EQ(Hits("borset"), 1);
}

TEST_F(SearchIndexerTest, GoesOnWithTheOthersWhenOneAuthorityFails) {
  ledger_.Receive(ledger_.NewCase("avonlea", 1));
  ledger_.Receive(ledger_.NewCase("borset", 2));
  ledger_.Test().Execute("INSERT INTO intake.search_cursor VALUES ('avonlea', 9, '\\x00')");

  EXPECT_EQ(indexer_.Turn().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Hits("borset"), 1);
}

TEST_F(SearchIndexerTest, RebuildsOneAuthority) {
  ledger_.Receive(ledger_.NewCase("avonlea", 1));
  ASSERT_TRUE(indexer_.Turn().ok());
  ledger_.Test().Execute("UPDATE intake.search SET document = ''");
  std::int64_t last = 0;

  const absl::Status done = indexer_.Rebuild("avonlea", [&](std::int64_t seq, std::int64_t) {
    last = seq;
    return true;
  });

  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(last, 1);
  EXPECT_EQ(Hits("avonlea"), 1);
}

TEST_F(SearchIndexerTest, FillsTheRestOfARebuildThatWasStopped) {
  for (int number = 1; number <= 201; ++number) {
    ledger_.Receive(ledger_.NewCase("avonlea", number));
  }
  ASSERT_TRUE(indexer_.Turn().ok());

  const absl::Status stopped =
      indexer_.Rebuild("avonlea", [](std::int64_t, std::int64_t) { return false; });
  ASSERT_TRUE(indexer_.Turn().ok());

  EXPECT_EQ(stopped.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.search"), "201");
}

}  // namespace
}  // namespace candour::intake
