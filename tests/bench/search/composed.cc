#include "tests/bench/search/composed.h"

#include <cstdint>
#include <cstdio>
#include <pqxx/pqxx>
#include <random>
#include <stdexcept>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/digest/digest.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/domain/reference.h"
#include "services/intake/store/search_text.h"

namespace candour::intake {
namespace {

constexpr int kAtOnce = 2000;
constexpr int kWords = 80;
constexpr int kLoaders = 2;
constexpr int kChecked = 500;
constexpr const char* kSpace = "0b6f7e0c-52a5-4c55-9b5c-3f3c7e4a9d10";

constexpr const char* kFirstNames[] = {"Ruth",  "Arthur", "Mary",  "Peter",   "Susan", "Odile",
                                       "Amina", "Graham", "Joyce", "Tadeusz", "Elsie", "Winston",
                                       "Nia",   "Dennis", "Farah", "Maureen"};
constexpr const char* kSurnames[] = {"Smith", "Jones", "Patel", "Begum",  "Taylor", "Khan",
                                     "Brown", "Evans", "Ahmed", "Wilson", "Okafor", "Murphy"};

// The document is put together of the short parts, which PostgreSQL parses, and of the text. What
// is typed has a position in it, a key has none.
constexpr const char* kInsert = R"sql(
    WITH made AS (
        SELECT $1::text AS authority_id, n.*,
               now() - (($2 - n.number) * 5 || ' minutes')::interval AS received_at
        FROM unnest($3::bigint[], $4::uuid[], $5::text[], $6::bytea[], $7::text[], $8::text[],
                    $9::text[])
             AS n (number, complaint_id, reference, file, head, text, keys)
    ), filed AS (
        INSERT INTO intake.case_file (authority_id, complaint_id, reference, version, record_type,
                                      status, received_at, received_on, primary_theme, file,
                                      seen_except)
        SELECT authority_id, complaint_id, reference, 1, 1, 5, received_at, received_at::date,
               'CHG-02', file,
               CASE WHEN number % 500 = 0 THEN ARRAY['somebody'] ELSE '{}'::text[] END
        FROM made
    )
    INSERT INTO intake.search (authority_id, complaint_id, document, received_at)
    SELECT authority_id, complaint_id,
           to_tsvector('english', head) || text::tsvector
           || array_to_tsvector(string_to_array(keys, ' ')),
           received_at
    FROM made
)sql";

constexpr const char* kSame = R"sql(
    SELECT ARRAY(SELECT (lexeme, positions) FROM unnest(document) WHERE positions IS NOT NULL)
             = ARRAY(SELECT (lexeme, positions) FROM unnest(to_tsvector('english', $3)))
           AND ARRAY(SELECT lexeme FROM unnest(document) WHERE positions IS NULL)
             @> string_to_array($4, ' ')
    FROM intake.search WHERE authority_id = $1 AND complaint_id = $2
)sql";

ledger::v1::Person ComposedPerson(const std::string& authority_id, std::size_t number) {
  const std::string first = kFirstNames[number % 16];
  const std::size_t mixed = number * 2654435761U % 4294967291U;
  const std::string surname =
      number % 5 == 0 ? kSurnames[mixed % 12] : absl::StrCat("Mac", MadeUp(mixed % 60000));
  ledger::v1::Person person;
  person.set_person_id(Uuid5(kSpace, absl::StrCat(authority_id, " person ", number)));
  person.set_name(absl::StrCat(first, " ", surname));
  person.set_email(absl::AsciiStrToLower(absl::StrCat(first, ".", number, "@example.org")));
  person.set_phone(absl::StrFormat("07%03d %06d", number / 1000000, number % 1000000));
  person.add_address_lines(absl::StrCat(1 + mixed % 90, " Church Road"));
  person.add_address_lines("Milford");
  person.add_address_lines(absl::StrFormat("MF%d %d%c%c", 1 + mixed % 20, mixed / 20 % 10,
                                           'A' + static_cast<char>(mixed / 200 % 26),
                                           'A' + static_cast<char>(mixed / 5200 % 26)));
  return person;
}

// What SearchText gives of the case without its text, which comes last.
std::string Head(const ledger::v1::CaseFile& file) {
  ledger::v1::CaseFile head = file;
  head.clear_points();
  return SearchText(head);
}

void Load(const TestDatabase& base, const Wordstock& stock, const std::string& authority_id,
          int from, int until, int count) {
  pqxx::connection connection(base.Conninfo());
  for (int next = from; next < until;) {
    ArrayLiteral numbers;
    ArrayLiteral ids;
    ArrayLiteral references;
    ArrayLiteral files;
    ArrayLiteral heads;
    ArrayLiteral texts;
    ArrayLiteral keys;
    for (int i = 0; i < kAtOnce && next < until; ++i, ++next) {
      const ComposedCase made = Composed(stock, authority_id, next, count);
      numbers.Number(next);
      ids.Text(made.file.complaint_id());
      references.Text(made.file.reference());
      files.Bytes(made.file.SerializeAsString());
      heads.Text(Head(made.file));
      texts.Text(stock.Document(made.ranks));
      keys.Text(SearchKeys(made.file));
    }
    pqxx::work tx(connection);
    tx.exec("SET LOCAL synchronous_commit = off");
    Query(tx, kInsert, authority_id, count, numbers.Take(), ids.Take(), references.Take(),
          files.Take(), heads.Take(), texts.Take(), keys.Take());
    tx.commit();
    if ((next - from) % 100000 == 0) {
      std::printf("  %s: %d to %d\n", authority_id.c_str(), from, next);
      std::fflush(stdout);
    }
  }
}

}  // namespace

ComposedCase Composed(const Wordstock& stock, const std::string& authority_id, int number,
                      int count) {
  std::mt19937 random(static_cast<unsigned>(number));
  const auto person = static_cast<std::size_t>(random()) % static_cast<std::size_t>(count / 3 + 1);
  ComposedCase made;
  made.file.set_authority_id(authority_id);
  // Grows with the time, as the ids that intake mints do.
  made.file.set_complaint_id(absl::StrFormat("%08x-0000-7000-8000-%012x", number, number));
  made.file.set_reference(FormatReference(2016 + number * 10 / count, number));
  *made.file.mutable_complainant() = ComposedPerson(authority_id, person);
  for (int i = 0; i < kWords; ++i) made.ranks.push_back(stock.Draw(random));
  const bool bygone = number / (count / 10 + 1) == 2 && number % 5 == 0;
  if (bygone) made.ranks.back() = stock.Bygone();
  ledger::v1::Point& point = *made.file.add_points();
  point.set_text(stock.Text(made.ranks));
  const auto provider = random() % 200 * (random() % 200) / 200;
  point.mutable_matter()->mutable_place()->set_provider(absl::StrCat("1-1000", provider));
  return made;
}

void Compose(const TestDatabase& base, const Wordstock& stock, const std::string& authority_id,
             int count) {
  std::vector<std::thread> loaders;
  for (int i = 0; i < kLoaders; ++i) {
    loaders.emplace_back([&, from = count / kLoaders * i,
                          until = i + 1 == kLoaders ? count : count / kLoaders * (i + 1)] {
      Load(base, stock, authority_id, from, until, count);
    });
  }
  for (std::thread& loader : loaders) loader.join();
}

void DropIndex(const TestDatabase& base) { base.Execute("DROP INDEX intake.search_document"); }

void BuildIndex(const TestDatabase& base) {
  base.Execute(
      "SET maintenance_work_mem = '1GB';"
      "CREATE INDEX search_document ON intake.search USING gin (document)");
  base.Execute("VACUUM ANALYZE intake.search");
  base.Execute("VACUUM ANALYZE intake.case_file");
}

void CheckDocuments(const TestDatabase& base, const Wordstock& stock,
                    const std::string& authority_id, int count) {
  pqxx::connection connection(base.Conninfo());
  pqxx::nontransaction tx(connection);
  for (int i = 0; i < kChecked; ++i) {
    const ledger::v1::CaseFile file =
        Composed(stock, authority_id, static_cast<int>(std::int64_t{count} * i / kChecked), count)
            .file;
    const pqxx::result rows =
        Query(tx, kSame, authority_id, file.complaint_id(), SearchText(file), SearchKeys(file));
    if (rows.size() != 1 || !rows.front()[0].as<bool>()) {
      throw std::runtime_error("a composed document is not what the indexer would have written: " +
                               file.complaint_id());
    }
  }
  std::printf("  %d documents are what PostgreSQL makes of their texts\n", kChecked);
}

}  // namespace candour::intake
