#include "services/categorisation/domain/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace candour::categorisation {
namespace {

constexpr std::size_t kShortestRun = 2;
constexpr std::size_t kLongestRun = 5;
constexpr std::size_t kFewTexts =
    1000;  // up to here a word counts though it occurs in one text only
constexpr std::uint64_t kWords = 0xcbf29ce484222325ULL;  // the FNV-1a basis
constexpr std::uint64_t kLetters = 0x9e3779b97f4a7c15ULL;

std::uint64_t Fingerprint(std::uint64_t basis, std::string_view text) {
  for (const char c : text) {
    basis ^= static_cast<unsigned char>(c);
    basis *= 0x100000001b3ULL;
  }
  return basis;
}

// Fingerprint → times, of one text. Ordered, so that sums come out the same everywhere.
using Counts = std::map<std::uint64_t, int>;

struct TextCounts {
  Counts words;
  Counts letters;
};

void CountLetters(const std::string& word, Counts& counts) {
  const std::string padded = " " + word + " ";
  for (std::size_t length = kShortestRun; length <= kLongestRun; ++length) {
    for (std::size_t at = 0; at + length <= padded.size(); ++at) {
      ++counts[Fingerprint(kLetters, std::string_view(padded).substr(at, length))];
    }
  }
}

TextCounts CountFeatures(std::string_view text) {
  TextCounts counts;
  const std::vector<Token> tokens = Tokenise(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ++counts.words[Fingerprint(kWords, tokens[i].stem)];
    if (i > 0) ++counts.words[Fingerprint(kWords, tokens[i - 1].stem + " " + tokens[i].stem)];
    CountLetters(tokens[i].word, counts.letters);
  }
  return counts;
}

}  // namespace

Vocabulary::Vocabulary(std::vector<Entry> entries) : entries_(std::move(entries)) {
  numbers_.reserve(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    numbers_[entries_[i].fingerprint] = static_cast<std::uint32_t>(i);
  }
}

Vocabulary Vocabulary::Learn(const std::vector<std::string>& texts) {
  struct Known {
    int texts = 0;
    bool letters = false;
  };
  std::map<std::uint64_t, Known> known;
  for (const std::string& text : texts) {
    const TextCounts counts = CountFeatures(text);
    for (const auto& [feature, times] : counts.words) ++known[feature].texts;
    for (const auto& [feature, times] : counts.letters) {
      Known& one = known[feature];
      ++one.texts;
      one.letters = true;
    }
  }
  const int fewest_for_words = texts.size() <= kFewTexts ? 1 : 2;
  std::vector<Entry> entries;
  for (const auto& [feature, one] : known) {
    if (one.texts < (one.letters ? 2 : fewest_for_words)) continue;
    const double rarity =
        std::log((1.0 + static_cast<double>(texts.size())) / (1.0 + one.texts)) + 1;
    entries.push_back({feature, static_cast<float>(rarity)});
  }
  return Vocabulary(std::move(entries));
}

SparseVector Vocabulary::Vector(std::string_view text) const {
  const TextCounts counts = CountFeatures(text);
  SparseVector vector;
  const auto add = [this, &vector](const Counts& part) {
    const std::size_t first = vector.size();
    double squares = 0;
    for (const auto& [feature, times] : part) {
      const auto number = numbers_.find(feature);
      if (number == numbers_.end()) continue;
      const double value = (1 + std::log(times)) * entries_[number->second].rarity;
      squares += value * value;
      vector.emplace_back(number->second, static_cast<float>(value));
    }
    const auto scale = static_cast<float>(squares > 0 ? 1 / std::sqrt(squares) : 0);
    for (std::size_t i = first; i < vector.size(); ++i) vector[i].second *= scale;
  };
  add(counts.words);
  add(counts.letters);
  std::sort(vector.begin(), vector.end());
  return vector;
}

std::int64_t Vocabulary::FeatureOf(const Token& token) const {
  const auto number = numbers_.find(Fingerprint(kWords, token.stem));
  return number == numbers_.end() ? -1 : static_cast<std::int64_t>(number->second);
}

}  // namespace candour::categorisation
