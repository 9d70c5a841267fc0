// Composed cases by the hundred thousand, and the words that they are made of.
#ifndef CANDOUR_TESTS_BENCH_SEARCH_COMPOSED_H_
#define CANDOUR_TESTS_BENCH_SEARCH_COMPOSED_H_

#include <random>
#include <string>
#include <vector>

#include "tests/support/postgres.h"

namespace candour::intake {

// Words as texts have them: a few in almost every one, most in almost none (Zipf).
class Wordstock {
 public:
  Wordstock();

  // The word of that rank; 0 is the most common.
  const std::string& Word(std::size_t rank) const { return words_.at(rank); }
  std::size_t Size() const { return words_.size(); }

  // A text of `count` words.
  std::string Text(std::mt19937& random, int count);

  // What PostgreSQL makes of such a text (a tsvector, written out): asking it for each of a million
  // texts would take a quarter of an hour. Needs Stem first.
  std::string Document(std::mt19937& random, int count);
  // Has PostgreSQL stem every word once.
  void Stem(const TestDatabase& base);

 private:
  std::vector<std::string> words_;
  std::vector<std::string> lexemes_;
  std::discrete_distribution<std::size_t> rank_;
};

// Fills intake.case_file and intake.search of `base` with `count` cases of `authority_id`, received
// one after the other up to today, and tells how far it is on standard output. The index over the
// documents is left for BuildIndex.
void Compose(const TestDatabase& base, const std::string& authority_id, int count, unsigned seed);
void DropIndex(const TestDatabase& base);
void BuildIndex(const TestDatabase& base);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_SEARCH_COMPOSED_H_
