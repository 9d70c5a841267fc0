// Texts as numbers: weighted words, pairs of words and runs of letters.
//
// Each feature is counted as 1 + ln(times), weighted by how rare it is (ln((1 + n) / (1 + texts)) +
// 1), and the words and the letters of a text are scaled to length one each.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_VOCABULARY_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_VOCABULARY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/categorisation/domain/tokeniser.h"

namespace candour::categorisation {

// Feature and value, by rising feature.
using SparseVector = std::vector<std::pair<std::uint32_t, float>>;

class Vocabulary {
 public:
  // One feature as it is kept: a fingerprint of the words, not the words.
  struct Entry {
    std::uint64_t fingerprint = 0;
    float rarity = 0;
  };

  // Learns the features of `texts`; the number of a feature follows from their order alone.
  static Vocabulary Learn(const std::vector<std::string>& texts);

  explicit Vocabulary(std::vector<Entry> entries = {});

  SparseVector Vector(std::string_view text) const;

  // The feature of one word, or -1 when it was never learnt.
  std::int64_t FeatureOf(const Token& token) const;

  std::size_t Size() const { return entries_.size(); }
  const std::vector<Entry>& Entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_VOCABULARY_H_
