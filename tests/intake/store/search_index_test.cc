#include "services/intake/store/search_index.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/intake/domain/reference.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class SearchIndexTest : public ::testing::Test {
 protected:
  void Receive(const std::string& authority_id, int number, const std::string& text) {
    ledger::v1::CaseFile file =
        ledger_.NewCase(authority_id, number, kMarchMorning + absl::Minutes(number));
    file.mutable_complainant()->set_name("Ruth Penny");
    file.mutable_complainant()->set_email("ruth@example.org");
    file.mutable_complainant()->set_phone("020 7946 0018");
    file.mutable_points(0)->set_text(text);
    ledger_.Receive(file);
  }

  // The ids that `query` finds, in order, each followed by a space.
  std::string Found(const std::string& query, const std::string& authority_id = "avonlea") {
    const absl::StatusOr<FoundCases> found = index_.Search(authority_id, query, 0);
    if (!found.ok()) return found.status().ToString();
    std::string ids;
    for (const CaseLine& line : found->lines) absl::StrAppend(&ids, line.complaint_id, " ");
    return ids;
  }

  static std::string Ids(const std::vector<int>& numbers) {
    std::string ids;
    for (const int number : numbers) absl::StrAppend(&ids, CaseId(number), " ");
    return ids;
  }

  ArrangedLedger ledger_;
  SearchIndex index_{ledger_.AsIntake()};
};

TEST_F(SearchIndexTest, FindsWordsInAnyForm) {
  Receive("avonlea", 1, "The carers were late every morning.");
  Receive("avonlea", 2, "A carer arrived late.");
  Receive("avonlea", 3, "I was charged twice.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());

  EXPECT_EQ(Found("carers late"), Ids({2, 1}));
  EXPECT_EQ(Found("carers -mornings"), Ids({2}));
  EXPECT_EQ(Found("\"late every\" or charging"), Ids({3, 1}));
  EXPECT_EQ(Found("ambulance"), "");
}

TEST_F(SearchIndexTest, FindsNamesContactsAndReferences) {
  Receive("avonlea", 123, "Nobody came.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());

  EXPECT_EQ(Found("penny"), Ids({123}));
  EXPECT_EQ(Found("ruth@example.org"), Ids({123}));
  EXPECT_EQ(Found("+44 20 7946 0018"), Ids({123}));
  EXPECT_EQ(Found(FormatReference(2026, 123)), Ids({123}));
  EXPECT_EQ(Found("asc-2026-000123"), Ids({123}));
}

TEST_F(SearchIndexTest, FindsNothingByStopWordsAlone) {
  Receive("avonlea", 1, "The carers were late.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());

  EXPECT_EQ(Found("the were"), "");
  EXPECT_EQ(Found("authority=avonlea"), "");
}

TEST_F(SearchIndexTest, KeepsARestrictedCaseFromThoseWhoMayNotKnowOfIt) {
  Receive("avonlea", 1, "The carers were late.");
  Receive("avonlea", 2, "The carers were late again.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());
  ledger::v1::Event restricted;
  restricted.mutable_case_restricted()->mutable_restriction()->add_except("handler-7");
  ledger_.Record("avonlea", CaseId(2), restricted);

  const auto hidden = index_.Search("avonlea", "carers", 0, "handler-7");
  const auto shown = index_.Search("avonlea", "carers", 0, "handler-8");

  ASSERT_TRUE(hidden.ok() && shown.ok());
  ASSERT_EQ(hidden->lines.size(), 1);
  EXPECT_EQ(hidden->lines.front().complaint_id, CaseId(1));
  ASSERT_EQ(shown->lines.size(), 2);
  EXPECT_TRUE(shown->lines.front().restricted);
}

TEST_F(SearchIndexTest, LooksFurtherWhereManyAreKeptFromTheReader) {
  for (int i = 1; i <= 54; ++i) Receive("avonlea", i, "The carers were late.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());
  ledger::v1::Event restricted;
  restricted.mutable_case_restricted()->mutable_restriction()->add_except("handler-7");
  for (int i = 3; i <= 54; ++i) ledger_.Record("avonlea", CaseId(i), restricted);

  const auto found = index_.Search("avonlea", "carers", 2, "handler-7");

  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->lines.size(), 2);
  EXPECT_EQ(found->lines.front().complaint_id, CaseId(2));
  EXPECT_FALSE(found->partial);
}

TEST_F(SearchIndexTest, ShowsTheNewestOfMany) {
  for (int i = 1; i <= 60; ++i) Receive("avonlea", i, "The carers were late.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());

  const auto found = index_.Search("avonlea", "carers", 5);

  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->lines.size(), 5);
  EXPECT_EQ(found->lines.front().complaint_id, CaseId(60));
  EXPECT_EQ(found->lines.back().complaint_id, CaseId(56));
}

TEST_F(SearchIndexTest, RefusesTooManyHits) {
  EXPECT_EQ(index_.Search("avonlea", "x", 201).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(SearchIndexTest, TellsHowFarItCame) {
  Receive("avonlea", 1, "One.");
  Receive("avonlea", 2, "Two.");

  const absl::StatusOr<IndexStep> step = index_.Advance("avonlea");

  ASSERT_TRUE(step.ok()) << step.status();
  EXPECT_EQ(step->seq, 2);
  EXPECT_EQ(step->head_seq, 2);
}

TEST_F(SearchIndexTest, TakesInThePointThatWasSplitOff) {
  Receive("avonlea", 1, "One.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());
  ledger::v1::Event confirmed;
  ledger::v1::PointTheme& point = *confirmed.mutable_themes_confirmed()->add_points();
  point.set_point_id(2);
  point.set_theme("CHG-02");
  point.set_text("The invoice was wrong.");
  ledger_.Record("avonlea", CaseId(1), confirmed);
  ASSERT_TRUE(index_.Advance("avonlea").ok());

  EXPECT_EQ(Found("invoices"), Ids({1}));
}

TEST_F(SearchIndexTest, ForgetsAnErasedCase) {
  Receive("avonlea", 1, "The invoice was wrong.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());
  ASSERT_EQ(Found("invoice"), Ids({1}));

  ledger_.Record("avonlea", CaseId(1), ErasedThrough(1));
  ASSERT_TRUE(index_.Advance("avonlea").ok());

  EXPECT_EQ(Found("invoice"), "");
  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.search"), "0");
}

TEST_F(SearchIndexTest, FillsItselfAgainAfterItWasCleared) {
  Receive("avonlea", 1, "The invoice was wrong.");
  Receive("borset", 2, "The invoice was wrong.");
  ASSERT_TRUE(index_.Advance("avonlea").ok() && index_.Advance("borset").ok());

  ASSERT_TRUE(index_.Clear("avonlea").ok());
  EXPECT_EQ(Found("invoice"), "");
  EXPECT_EQ(Found("invoice", "borset"), Ids({2}));
  ASSERT_TRUE(index_.Advance("avonlea").ok());
  EXPECT_EQ(Found("invoice"), Ids({1}));
}

TEST_F(SearchIndexTest, RefusesToGoOnWhereTheLedgerNeverWas) {
  Receive("avonlea", 1, "One.");
  Receive("avonlea", 2, "Two.");
  ASSERT_TRUE(index_.Advance("avonlea").ok());
  ledger_.CutBehind("avonlea", 1);

  EXPECT_EQ(index_.Advance("avonlea").status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(SearchIndexTest, TakesTextMadeToOverflowATsvector) {
  std::string text;
  for (int i = 0; text.size() < 300000; ++i) absl::StrAppend(&text, absl::Hex(i), ".uk/a ");
  Receive("avonlea", 1, text);
  const absl::StatusOr<IndexStep> step = index_.Advance("avonlea");

  ASSERT_TRUE(step.ok()) << step.status();
  EXPECT_EQ(Found("penny"), Ids({1}));
}

// 20,000 documents of two authorities; row security's way would read each of them.
TEST_F(SearchIndexTest, AsksTheIndexAndNeverReadsTheTableThrough) {
  ledger_.Test().Execute(R"sql(
      INSERT INTO intake.search (authority_id, complaint_id, document, received_at)
      SELECT CASE WHEN n % 2 = 0 THEN 'avonlea' ELSE 'borset' END, gen_random_uuid(),
             to_tsvector('english', 'care was late ' || n) ||
             array_to_tsvector(ARRAY['authority=' || CASE WHEN n % 2 = 0 THEN 'avonlea'
                                                          ELSE 'borset' END]),
             timestamptz '2026-03-11' + n * interval '1 minute'
      FROM generate_series(1, 20000) n;
      ANALYZE intake.search)sql");
  std::string scans;
  const absl::Status done = TransactFor(ledger_.AsIntake(), "avonlea", [&](pqxx::work& tx) {
    const auto hits = Query(tx, "SELECT * FROM intake.search_cases('ambulance', 50)").size() +
                      Query(tx, "SELECT * FROM intake.search_cases('late', 50)").size();
    const pqxx::row counts =
        Query(tx,
              "SELECT pg_stat_get_xact_numscans('intake.search_document'::regclass) AS gin,"
              " pg_stat_get_xact_numscans('intake.search_pkey'::regclass) AS key,"
              " pg_stat_get_xact_numscans('intake.search'::regclass) AS whole")
            .front();
    scans = absl::StrCat(hits, " hits; gin ", counts["gin"].c_str(), ", key ",
                         counts["key"].c_str(), ", whole ", counts["whole"].c_str());
    return absl::OkStatus();
  });

  ASSERT_TRUE(done.ok()) << done;
  // What many have is found among the newest; what nobody has is looked for in the index once.
  EXPECT_EQ(scans, "50 hits; gin 1, key 0, whole 0");
}

}  // namespace
}  // namespace candour::intake
