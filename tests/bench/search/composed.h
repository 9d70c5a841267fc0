// Composed cases by the hundred thousand.
#ifndef CANDOUR_TESTS_BENCH_SEARCH_COMPOSED_H_
#define CANDOUR_TESTS_BENCH_SEARCH_COMPOSED_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"
#include "tests/bench/search/wordstock.h"
#include "tests/support/postgres.h"

namespace candour::intake {

// The `number`-th of `count` cases of one authority: received one every five minutes up to today,
// one person in three cases. The same for the same arguments, whenever it is asked for; `ranks` are
// the words of its text.
struct ComposedCase {
  ledger::v1::CaseFile file;
  std::vector<std::size_t> ranks;
};
ComposedCase Composed(const Wordstock& stock, const std::string& authority_id, int number,
                      int count);

// The stock's bygone word is in one case in five of the third tenth of them, and in no other.

// Fills intake.case_file and intake.search of `base` with `count` cases of `authority_id` as the
// indexer would, except that the ledger is passed over and that a text is put together of lexemes
// that were stemmed once. Tells how far it is on standard output. The index over the documents is
// left for BuildIndex.
void Compose(const TestDatabase& base, const Wordstock& stock, const std::string& authority_id,
             int count);
void DropIndex(const TestDatabase& base);
void BuildIndex(const TestDatabase& base);

// Throws unless the documents of some cases are what PostgreSQL makes of their whole texts.
void CheckDocuments(const TestDatabase& base, const Wordstock& stock,
                    const std::string& authority_id, int count);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_SEARCH_COMPOSED_H_
