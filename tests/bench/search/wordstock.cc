#include "tests/bench/search/wordstock.h"

#include <algorithm>
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"

namespace candour::intake {
namespace {

constexpr std::size_t kMadeUp = 30000;

// What people write about, the most common first; the made-up words come behind.
constexpr const char* kSubjects[] = {
    "care",      "mother",     "carer",      "visit",    "told",   "week",     "phone",
    "charge",    "assessment", "invoice",    "morning",  "letter", "social",   "worker",
    "council",   "late",       "home",       "money",    "answer", "daughter", "medication",
    "review",    "hospital",   "paid",       "budget",   "agency", "manager",  "respite",
    "equipment", "shower",     "direct",     "payment",  "appeal", "hoist",    "discharge",
    "advocate",  "bruise",     "wheelchair", "deferred", "ramp"};

}  // namespace

std::string MadeUp(std::size_t number) {
  constexpr const char* kSyllables[] = {"ba",  "ke",  "li",  "mo",  "nu",  "pra", "sto", "vel",
                                        "wim", "zor", "dab", "fen", "gri", "hul", "jat", "quo"};
  std::string word;
  for (std::size_t rest = number + 16; rest > 0; rest /= 16) word += kSyllables[rest % 16];
  return word;
}

Wordstock::Wordstock(const TestDatabase& base) {
  for (const char* word : kSubjects) words_.emplace_back(word);
  for (std::size_t i = 0; i < kMadeUp; ++i) words_.push_back(MadeUp(i));
  double sum = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    weights_.push_back(sum += 1.0 / static_cast<double>(i + 2));
  }
  words_.emplace_back("lockdown");

  ArrayLiteral words;
  for (const std::string& word : words_) words.Text(word);
  pqxx::connection connection(base.Conninfo());
  pqxx::nontransaction tx(connection);
  for (const pqxx::row& row :
       Query(tx,
             "SELECT quote_literal((ts_lexize('english_stem', u.word))[1]) FROM unnest($1::text[]) "
             "WITH ORDINALITY AS u (word, place) ORDER BY u.place",
             words.Take())) {
    lexemes_.emplace_back(row[0].c_str());
  }
}

std::size_t Wordstock::Draw(std::mt19937& random) const {
  const double at = std::uniform_real_distribution<double>(0, weights_.back())(random);
  return static_cast<std::size_t>(std::upper_bound(weights_.begin(), weights_.end() - 1, at) -
                                  weights_.begin());
}

std::string Wordstock::Text(const std::vector<std::size_t>& ranks) const {
  std::string text;
  for (const std::size_t rank : ranks) absl::StrAppend(&text, text.empty() ? "" : " ", Word(rank));
  return text;
}

std::string Wordstock::Document(const std::vector<std::size_t>& ranks) const {
  std::string document;
  int place = 0;
  for (const std::size_t rank : ranks) {
    absl::StrAppend(&document, lexemes_.at(rank), ":", ++place, " ");
  }
  return document;
}

}  // namespace candour::intake
