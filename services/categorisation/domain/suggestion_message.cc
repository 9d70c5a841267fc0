#include "services/categorisation/domain/suggestion_message.h"

#include <algorithm>
#include <string>

namespace candour::categorisation {
namespace {

constexpr std::size_t kLongestEvidence = 200;

}  // namespace

ledger::v1::ThemeSuggestion ToMessage(std::string_view text, const Suggestion& suggestion) {
  ledger::v1::ThemeSuggestion message;
  message.set_theme(suggestion.code);
  message.set_probability(std::clamp(suggestion.probability, 0.0, 1.0));
  for (const Span& span : suggestion.evidence) {
    const std::string words(text.substr(span.begin, span.end - span.begin));
    const auto& taken = message.evidence();
    const bool repeated = std::find(taken.begin(), taken.end(), words) != taken.end();
    if (words.size() <= kLongestEvidence && !repeated) message.add_evidence(words);
  }
  return message;
}

}  // namespace candour::categorisation
