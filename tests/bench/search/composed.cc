#include "tests/bench/search/composed.h"

#include <cstdio>
#include <pqxx/pqxx>

#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"

namespace candour::intake {
namespace {

constexpr std::size_t kMadeUp = 30000;
constexpr int kAtOnce = 5000;
constexpr int kWords = 80;

// What people write about, the most common first; the made-up words come behind.
constexpr const char* kSubjects[] = {
    "care",      "mother",     "carer",      "visit",    "told",   "week",     "phone",
    "charge",    "assessment", "invoice",    "morning",  "letter", "social",   "worker",
    "council",   "late",       "home",       "money",    "answer", "daughter", "medication",
    "review",    "hospital",   "paid",       "budget",   "agency", "manager",  "respite",
    "equipment", "shower",     "direct",     "payment",  "appeal", "hoist",    "discharge",
    "advocate",  "bruise",     "wheelchair", "deferred", "ramp"};

// The file is not read by a search; a list needs the columns alone.
constexpr const char* kInsert = R"sql(
    WITH made AS (
        SELECT $1::text AS authority_id, md5($1 || n.number)::uuid AS complaint_id, n.number,
               n.words, now() - (($2 - n.number) * 5 || ' minutes')::interval AS received_at
        FROM unnest($3::bigint[], $4::text[]) AS n (number, words)
    ), filed AS (
        INSERT INTO intake.case_file (authority_id, complaint_id, reference, version, record_type,
                                      status, received_at, received_on, primary_theme, file,
                                      seen_except)
        SELECT authority_id, complaint_id, 'BENCH-' || number, 1, 1, 5, received_at,
               received_at::date, 'CHG-02', '\x00',
               CASE WHEN number % 500 = 0 THEN ARRAY['somebody'] ELSE '{}'::text[] END
        FROM made
    )
    INSERT INTO intake.search (authority_id, complaint_id, document, received_at)
    SELECT authority_id, complaint_id,
           words::tsvector || array_to_tsvector(ARRAY['authority=' || authority_id,
               to_char(received_at AT TIME ZONE 'Europe/London', '"year="YYYY'),
               to_char(received_at AT TIME ZONE 'Europe/London', '"quarter="YYYY"Q"Q')]),
           received_at
    FROM made
)sql";

// Two to four syllables that English does not have in this order.
std::string MadeUp(std::size_t number) {
  constexpr const char* kSyllables[] = {"ba",  "ke",  "li",  "mo",  "nu",  "pra", "sto", "vel",
                                        "wim", "zor", "dab", "fen", "gri", "hul", "jat", "quo"};
  std::string word;
  for (std::size_t rest = number + 16; rest > 0; rest /= 16) word += kSyllables[rest % 16];
  return word;
}

}  // namespace

Wordstock::Wordstock() {
  for (const char* word : kSubjects) words_.emplace_back(word);
  for (std::size_t i = 0; i < kMadeUp; ++i) words_.push_back(MadeUp(i));
  std::vector<double> weights;
  for (std::size_t i = 0; i < words_.size(); ++i)
    weights.push_back(1.0 / static_cast<double>(i + 2));
  rank_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
}

std::string Wordstock::Text(std::mt19937& random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += words_[rank_(random)];
    text += ' ';
  }
  return text;
}

std::string Wordstock::Document(std::mt19937& random, int count) {
  std::string document;
  for (int i = 1; i <= count; ++i) {
    document += lexemes_.at(rank_(random));
    document += ':' + std::to_string(i) + ' ';
  }
  return document;
}

void Wordstock::Stem(const TestDatabase& base) {
  ArrayLiteral words;
  for (const std::string& word : words_) words.Text(word);
  pqxx::connection connection(base.Conninfo());
  pqxx::nontransaction tx(connection);
  for (const pqxx::row& row :
       Query(tx,
             "SELECT (ts_lexize('english_stem', u.word))[1] FROM unnest($1::text[]) "
             "WITH ORDINALITY AS u (word, place) ORDER BY u.place",
             words.Take())) {
    lexemes_.push_back(std::string("'") + row[0].c_str() + "'");
  }
}

void DropIndex(const TestDatabase& base) { base.Execute("DROP INDEX intake.search_document"); }

void BuildIndex(const TestDatabase& base) {
  base.Execute(
      "SET maintenance_work_mem = '1GB';"
      "CREATE INDEX search_document ON intake.search USING gin (document)");
  base.Execute("VACUUM ANALYZE intake.search");
  base.Execute("VACUUM ANALYZE intake.case_file");
}

void Compose(const TestDatabase& base, const std::string& authority_id, int count, unsigned seed) {
  pqxx::connection connection(base.Conninfo());
  Wordstock stock;
  stock.Stem(base);
  std::mt19937 random(seed);
  for (int done = 0; done < count;) {
    ArrayLiteral numbers;
    ArrayLiteral documents;
    for (int i = 0; i < kAtOnce && done < count; ++i, ++done) {
      numbers.Number(done);
      documents.Text(stock.Document(random, kWords));
    }
    pqxx::work tx(connection);
    tx.exec("SET LOCAL synchronous_commit = off");
    Query(tx, kInsert, authority_id, count, numbers.Take(), documents.Take());
    tx.commit();
    if (done % 100000 == 0) {
      std::printf("  %d of %d cases of %s\n", done, count, authority_id.c_str());
      std::fflush(stdout);
    }
  }
}

}  // namespace candour::intake
