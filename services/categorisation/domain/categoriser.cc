#include "services/categorisation/domain/categoriser.h"

#include <algorithm>
#include <utility>

namespace candour::categorisation {
namespace {

constexpr double kCuesAreWorth = 120;  // confirmations
constexpr std::size_t kMostEvidence = 6;

void Append(const std::vector<Span>& more, std::vector<Span>& spans) {
  for (const Span& span : more) {
    const bool taken = std::any_of(spans.begin(), spans.end(), [&span](const Span& other) {
      return span.begin < other.end && other.begin < span.end;
    });
    if (!taken && spans.size() < kMostEvidence) spans.push_back(span);
  }
}

}  // namespace

Categoriser::Categoriser(Lexicon lexicon, LinearModel model)
    : lexicon_(std::move(lexicon)), model_(std::move(model)) {}

Probabilities Categoriser::Blend(const ColdScores& cold, std::string_view text) const {
  const Probabilities learnt = model_.Predict(text);
  if (learnt.empty()) return cold.level_two;
  if (cold.level_two.empty()) return learnt;
  const auto confirmed = static_cast<double>(model_.Examples());
  const double weight = confirmed / (confirmed + kCuesAreWorth);
  Probabilities blended;
  for (const auto& [code, p] : cold.level_two) blended[code] += (1 - weight) * p;
  for (const auto& [code, p] : learnt) blended[code] += weight * p;
  return blended;
}

Probabilities Categoriser::Score(std::string_view text) const {
  const std::vector<Token> tokens = Tokenise(text);
  if (tokens.empty()) return {};
  return Blend(ScoreByCues(lexicon_, tokens), text);
}

std::vector<Suggestion> Categoriser::Suggest(std::string_view text, std::size_t most) const {
  const std::vector<Token> tokens = Tokenise(text);
  if (tokens.empty()) return {};
  const ColdScores cold = ScoreByCues(lexicon_, tokens);
  // Nothing that the person said speaks for any theme, and nobody has shown what else might.
  if (!cold.any_cue && model_.Examples() == 0) return {};
  const Probabilities blended = Blend(cold, text);
  Probabilities level_one = RollUp(blended);
  std::vector<Suggestion> suggestions;
  for (const auto& [code, probability] : Ranked(blended)) {
    if (suggestions.size() == most) break;
    const std::string above = LevelOneOf(code);
    Suggestion suggestion{code, above, probability, level_one[above], {}};
    const auto cues = cold.evidence.find(code);
    if (cues != cold.evidence.end()) Append(cues->second, suggestion.evidence);
    Append(model_.Evidence(tokens, code, kMostEvidence / 2), suggestion.evidence);
    suggestions.push_back(std::move(suggestion));
  }
  return suggestions;
}

}  // namespace candour::categorisation
