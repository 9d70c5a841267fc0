// The words that composed texts are made of.
#ifndef CANDOUR_TESTS_BENCH_SEARCH_WORDSTOCK_H_
#define CANDOUR_TESTS_BENCH_SEARCH_WORDSTOCK_H_

#include <random>
#include <string>
#include <vector>

#include "tests/support/postgres.h"

namespace candour::intake {

// Words as texts have them: a few in almost every one, most in almost none (Zipf).
class Wordstock {
 public:
  // Has PostgreSQL stem every word once: to_tsvector of a million texts takes a quarter of an hour.
  explicit Wordstock(const TestDatabase& base);

  // The word of that rank; 0 is the most common.
  const std::string& Word(std::size_t rank) const { return words_.at(rank); }
  std::size_t Size() const { return words_.size() - 1; }

  // A word that is never drawn.
  std::size_t Bygone() const { return words_.size() - 1; }

  // The rank of a word as the next in a text.
  std::size_t Draw(std::mt19937& random) const;

  std::string Text(const std::vector<std::size_t>& ranks) const;
  // What to_tsvector('english', ...) makes of that text, written out.
  std::string Document(const std::vector<std::size_t>& ranks) const;

 private:
  std::vector<std::string> words_;
  std::vector<std::string> lexemes_;
  // Of each rank, the weights up to and with it.
  std::vector<double> weights_;
};

// Two to four syllables that English does not have in this order.
std::string MadeUp(std::size_t number);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_SEARCH_WORDSTOCK_H_
