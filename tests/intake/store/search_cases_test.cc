// How intake.search_cases finds its way through many documents, which are written past the ledger.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class SearchCasesTest : public ::testing::Test {
 protected:
  // `count` documents of `words` (SQL, in which n counts from 1), each `apart` after the one
  // before.
  void Write(const std::string& authority_id, int count, const std::string& apart,
             const std::string& words) {
    ledger_.Test().Execute(absl::StrCat(
        "INSERT INTO intake.search (authority_id, complaint_id, document, received_at) SELECT '",
        authority_id, "', lpad(n::text, 32, '0')::uuid, to_tsvector('english', ", words,
        "), timestamptz '2016-03-11' + n * interval '", apart, "' FROM generate_series(1, ", count,
        ") n; ANALYZE intake.search"));
  }

  // The numbers of the first `most` that `query` finds, and "…" where it may be missing older ones.
  std::string Found(const std::string& query, int most) {
    std::string found;
    const absl::Status done = TransactFor(ledger_.AsIntake(), "avonlea", [&](pqxx::work& tx) {
      const pqxx::result rows =
          Query(tx, "SELECT * FROM intake.search_cases(websearch_to_tsquery('english', $1), $2)",
                query, most);
      for (const pqxx::row& row : rows) {
        absl::StrAppend(&found,
                        row[0].is_null()
                            ? "…"
                            : absl::StrCat(std::stoi(std::string(row[0].c_str()).substr(24)), " "));
      }
      read_ = Query(tx, "SELECT pg_stat_get_xact_tuples_fetched('intake.search'::regclass)")
                  .front()[0]
                  .as<int>();
      return absl::OkStatus();
    });
    return done.ok() ? found : done.ToString();
  }

  ArrangedLedger ledger_;
  int read_ = 0;
};

TEST_F(SearchCasesTest, FindsARareWordInWhateverYear) {
  Write("avonlea", 4000, "21 hours", "'late ' || CASE WHEN n % 500 = 7 THEN 'hoist' ELSE '' END");
  Write("borset", 4000, "21 hours", "'late hoist'");

  EXPECT_EQ(Found("hoist", 50), "3507 3007 2507 2007 1507 1007 507 7 ");
  EXPECT_EQ(Found("hoist", 3), "3507 3007 2507 ");
  EXPECT_LT(read_, 600);
}

TEST_F(SearchCasesTest, FindsTheNewestOfAWordOfYearsAgo) {
  Write("avonlea", 20000, "4 hours",
        "'late ' || CASE WHEN n BETWEEN 10 AND 1010 THEN 'lockdown' ELSE '' END");

  EXPECT_EQ(Found("lockdown", 4), "1010 1009 1008 1007 ");
}

TEST_F(SearchCasesTest, FindsTheNewestOfOneDay) {
  Write("avonlea", 4000, "2 seconds", "CASE WHEN n < 3000 THEN 'hoist' ELSE 'late' END");

  EXPECT_EQ(Found("hoist", 3), "2999 2998 2997 ");
}

TEST_F(SearchCasesTest, ReadsFewDocumentsForACommonWord) {
  Write("avonlea", 20000, "4 hours", "CASE WHEN n % 2 = 0 THEN 'late' ELSE 'hoist' END");

  EXPECT_EQ(Found("late", 3), "20000 19998 19996 ");
  EXPECT_LT(read_, 600);
}

TEST_F(SearchCasesTest, FindsAPhraseAmongThoseWhoHaveItsWords) {
  Write("avonlea", 4000, "21 hours",
        "CASE WHEN n % 1000 = 7 THEN 'late call' ELSE 'call was late' END");

  EXPECT_EQ(Found("\"late call\"", 50), "3007 2007 1007 7 ");
  EXPECT_EQ(Found("\"late call\" -late", 50), "");
}

TEST_F(SearchCasesTest, ReadsNoMoreThanItsBudgetForAPhraseOfNobodyAndSaysSo) {
  Write("avonlea", 20000, "4 hours", "'call was late'");

  EXPECT_EQ(Found("\"late call\"", 50), "…");
  EXPECT_LT(read_, 9000);
}

TEST_F(SearchCasesTest, FindsWhoDoesNotHaveAWord) {
  Write("avonlea", 4000, "21 hours", "CASE WHEN n IN (9, 3000) THEN 'early' ELSE 'late' END");

  EXPECT_EQ(Found("-late", 50), "3000 9 ");
  EXPECT_EQ(Found("-\"was late\" early", 50), "3000 9 ");
}

}  // namespace
}  // namespace candour::intake
