#include "services/intake/store/similar_cases.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/common/status/field_error.h"
#include "services/intake/store/rows.h"
#include "services/intake/store/search_text.h"

namespace candour::intake {
namespace {

constexpr int kUsual = 10;
constexpr int kMost = 50;
// Every pair of them is a condition, so they cost by their square.
constexpr int kTellingWords = 8;
// Of each kind of likeness, before they are put together.
constexpr int kOfEachKind = 60;

// Any of the keys, or all words of the name.
constexpr const char* kByKeys = R"sql(
    SELECT hit.complaint_id
    FROM intake.search_cases(
        coalesce((SELECT string_agg(quote_literal(k), ' | ') FROM unnest($1::text[]) k),
                 '')::tsquery
        || plainto_tsquery('english', $2), $3) hit
    WHERE hit.complaint_id IS NOT NULL
)sql";

constexpr const char* kTelling = "SELECT word FROM intake.telling_words($1, $2)";
constexpr const char* kByText =
    "SELECT complaint_id, shared FROM intake.similar_cases($1::text[], $2)";

const std::string& LinesSql() {
  static const std::string kSql = absl::StrCat("SELECT", kLineColumns, R"sql(
    FROM intake.case_file c
    WHERE c.authority_id = $1 AND c.complaint_id = ANY ($2::uuid[])
      AND ($3 = '' OR intake.may_see(c.seen_only, c.seen_except, $3))
    ORDER BY c.received_at DESC, c.complaint_id DESC
)sql");
  return kSql;
}

using Found = std::map<std::string, SimilarLine>;

void FindPerson(pqxx::transaction_base& tx, const ledger::v1::Person& person, Found& found) {
  ArrayLiteral keys;
  bool any = false;
  const auto key = [&](const std::string& word) {
    keys.Text(word);
    any = true;
  };
  if (!person.person_id().empty()) key(absl::StrCat("person=", person.person_id()));
  if (const std::string phone = PhoneWord(person.phone()); phone.size() >= 7) key(phone);
  if (!person.email().empty()) key(absl::AsciiStrToLower(person.email()));
  if (!any && person.name().empty()) return;
  for (const pqxx::row& row : Query(tx, kByKeys, keys.Take(), person.name(), kOfEachKind)) {
    found[row[0].c_str()].same_person = true;
  }
}

void FindProvider(pqxx::transaction_base& tx, const std::string& provider, Found& found) {
  if (provider.empty()) return;
  const std::string keys = ArrayLiteral().Text(absl::StrCat("provider=", provider)).Take();
  for (const pqxx::row& row : Query(tx, kByKeys, keys, std::string(), kOfEachKind)) {
    found[row[0].c_str()].same_provider = true;
  }
}

void FindText(pqxx::transaction_base& tx, const std::string& text, Found& found) {
  if (text.empty()) return;
  ArrayLiteral words;
  int count = 0;
  for (const pqxx::row& row : Query(tx, kTelling, text, kTellingWords)) {
    words.Text(row[0].c_str());
    ++count;
  }
  if (count == 0) return;
  for (const pqxx::row& row : Query(tx, kByText, words.Take(), kOfEachKind)) {
    SimilarLine& line = found[row[0].c_str()];
    line.like_text = true;
    line.likeness = row[1].as<double>() / count;
  }
}

bool Better(const SimilarLine& a, const SimilarLine& b) {
  return std::tie(a.same_person, a.likeness, a.same_provider, a.line.received_on) >
         std::tie(b.same_person, b.likeness, b.same_provider, b.line.received_on);
}

std::vector<SimilarLine> WithLines(pqxx::transaction_base& tx, const std::string& authority_id,
                                   const std::string& reader, Found found) {
  ArrayLiteral ids;
  for (const auto& [id, line] : found) ids.Text(id);
  std::vector<SimilarLine> lines;
  for (const pqxx::row& row : Query(tx, LinesSql().c_str(), authority_id, ids.Take(), reader)) {
    CaseLine line = LineFrom(row);
    SimilarLine& similar = lines.emplace_back(std::move(found[line.complaint_id]));
    similar.line = std::move(line);
  }
  std::stable_sort(lines.begin(), lines.end(), &Better);
  return lines;
}

}  // namespace

absl::StatusOr<std::vector<SimilarLine>> SimilarCases::Find(const std::string& authority_id,
                                                            const SimilarQuery& query) {
  if (query.limit < 0 || query.limit > kMost) {
    return FieldError("limit", "must be 1 to 50, or zero for 10");
  }
  const std::size_t most = query.limit == 0 ? kUsual : static_cast<std::size_t>(query.limit);
  std::vector<SimilarLine> lines;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    Found found;
    FindPerson(tx, query.person, found);
    FindProvider(tx, query.provider, found);
    FindText(tx, query.text, found);
    lines = WithLines(tx, authority_id, query.reader, std::move(found));
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  if (lines.size() > most) lines.resize(most);
  return lines;
}

}  // namespace candour::intake
