#include "services/categorisation/domain/cold_start.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace candour::categorisation {
namespace {

// Chosen on composed complaints, to one digit; neighbouring values do nearly as well.
constexpr double kFade = 0.7;        // each further cue against the one before
constexpr double kSingleWord = 0.8;  // a level-2 cue of one word against a phrase
constexpr double kEarly = 0.5;       // what the first word gains over the last
constexpr double kSharpness = 0.8;   // of the softmax

struct Heard {
  std::vector<double> weights;
  std::vector<std::pair<double, Span>> spans;
};

double Faded(std::vector<double> weights) {
  std::sort(weights.begin(), weights.end(), std::greater<>());
  double sum = 0;
  double factor = 1;
  for (const double weight : weights) {
    sum += weight * factor;
    factor *= kFade;
  }
  return sum;
}

double WeightOf(const Hit& hit, bool level_two, std::size_t text_end) {
  const double place = static_cast<double>(hit.spans.front().begin) / static_cast<double>(text_end);
  const double length = level_two && hit.words == 1 ? kSingleWord : 1;
  return hit.weight * length * (1 + kEarly * (1 - place));
}

std::vector<Heard> Listen(const Lexicon& lexicon, const std::vector<Token>& tokens) {
  const std::vector<std::string>& codes = lexicon.Codes();
  std::vector<Heard> heard(codes.size());
  for (const Hit& hit : lexicon.Find(tokens)) {
    const bool level_two = LevelOneOf(codes[hit.theme]) != codes[hit.theme];
    const double weight = WeightOf(hit, level_two, tokens.back().end);
    heard[hit.theme].weights.push_back(weight);
    for (const Span& span : hit.spans) heard[hit.theme].spans.emplace_back(weight, span);
  }
  return heard;
}

// Heaviest first, none upon another.
std::vector<Span> Evidence(Heard heard) {
  std::stable_sort(heard.spans.begin(), heard.spans.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Span> spans;
  for (const auto& [weight, span] : heard.spans) {
    const bool taken = std::any_of(spans.begin(), spans.end(), [&span = span](const Span& other) {
      return span.begin < other.end && other.begin < span.end;
    });
    if (weight > 0 && !taken) spans.push_back(span);
  }
  return spans;
}

void Normalise(Probabilities& scores) {
  double highest = -1e300;
  for (const auto& [code, score] : scores) highest = std::max(highest, score);
  double sum = 0;
  for (auto& [code, score] : scores) sum += score = std::exp(score - highest);
  for (auto& [code, score] : scores) score /= sum;
}

}  // namespace

std::string LevelOneOf(const std::string& code) { return code.substr(0, code.find('-')); }

ColdScores ScoreByCues(const Lexicon& lexicon, const std::vector<Token>& tokens) {
  const std::vector<std::string>& codes = lexicon.Codes();
  const std::vector<Heard> heard = Listen(lexicon, tokens);
  Probabilities shared;
  Probabilities prior;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (LevelOneOf(codes[i]) != codes[i]) continue;
    shared[codes[i]] = Faded(heard[i].weights);
    prior[codes[i]] = lexicon.Priors()[i];
  }
  ColdScores scores;
  scores.any_cue = std::any_of(heard.begin(), heard.end(),
                               [](const Heard& each) { return !each.weights.empty(); });
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::string level_one = LevelOneOf(codes[i]);
    if (level_one == codes[i]) continue;
    const double cues = Faded(heard[i].weights) + shared[level_one];
    scores.level_two[codes[i]] = kSharpness * cues + prior[level_one];
    if (!heard[i].spans.empty()) scores.evidence[codes[i]] = Evidence(heard[i]);
  }
  Normalise(scores.level_two);
  return scores;
}

Probabilities RollUp(const Probabilities& level_two) {
  Probabilities level_one;
  for (const auto& [code, probability] : level_two) level_one[LevelOneOf(code)] += probability;
  return level_one;
}

std::vector<std::pair<std::string, double>> Ranked(const Probabilities& probabilities) {
  std::vector<std::pair<std::string, double>> ranked(probabilities.begin(), probabilities.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return ranked;
}

}  // namespace candour::categorisation
