#include "services/categorisation/domain/linear_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "services/categorisation/domain/plane.h"

namespace candour::categorisation {
namespace {

constexpr double kCost = 0.2;
constexpr double kTrained = 0.85;          // the rest sets the temperature
constexpr std::size_t kFewestHeldOut = 6;  // below this the temperature stays as it is
constexpr std::array<double, 12> kTemperatures = {0.06, 0.09, 0.13, 0.18, 0.25, 0.33,
                                                  0.42, 0.52, 0.65, 0.8,  1.0,  1.5};

std::vector<double> Softmax(std::vector<double> distances, double temperature) {
  const double highest = *std::max_element(distances.begin(), distances.end());
  double sum = 0;
  for (double& distance : distances) sum += distance = std::exp((distance - highest) / temperature);
  for (double& distance : distances) distance /= sum;
  return distances;
}

std::vector<std::string> CodesOf(const std::vector<Example>& examples) {
  std::vector<std::string> codes;
  for (const Example& example : examples) codes.push_back(example.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

struct Fitted {
  Vocabulary vocabulary;
  std::vector<std::string> codes;
  std::vector<std::vector<float>> planes;
};

Fitted Fit(const std::vector<Example>& examples) {
  std::vector<std::string> texts;
  for (const Example& example : examples) texts.push_back(example.text);
  Fitted fitted{Vocabulary::Learn(texts), CodesOf(examples), {}};
  std::vector<SparseVector> vectors;
  for (const std::string& text : texts) vectors.push_back(fitted.vocabulary.Vector(text));
  for (const std::string& code : fitted.codes) {
    std::vector<bool> positive;
    for (const Example& example : examples) positive.push_back(example.code == code);
    const auto count = static_cast<double>(std::count(positive.begin(), positive.end(), true));
    const double balance =
        static_cast<double>(examples.size()) / (static_cast<double>(fitted.codes.size()) * count);
    fitted.planes.push_back(
        FindPlane(vectors, positive, fitted.vocabulary.Size(), {kCost * balance, kCost}));
  }
  return fitted;
}

std::vector<double> DistancesFrom(const Fitted& fitted, const std::string& text) {
  const SparseVector vector = fitted.vocabulary.Vector(text);
  std::vector<double> distances;
  for (const std::vector<float>& plane : fitted.planes) {
    distances.push_back(Distance(plane, vector));
  }
  return distances;
}

// The temperature under which the held-out themes are least surprising.
double BestTemperature(const std::vector<Example>& examples) {
  const auto trained = static_cast<std::size_t>(kTrained * static_cast<double>(examples.size()));
  if (examples.size() - trained < kFewestHeldOut) return 0.42;
  const auto middle = examples.begin() + static_cast<std::ptrdiff_t>(trained);
  const Fitted fitted = Fit({examples.begin(), middle});
  std::map<double, double> surprise;
  for (auto example = middle; example != examples.end(); ++example) {
    const auto code = std::lower_bound(fitted.codes.begin(), fitted.codes.end(), example->code);
    if (code == fitted.codes.end() || *code != example->code) continue;
    const auto place = static_cast<std::size_t>(code - fitted.codes.begin());
    const std::vector<double> distances = DistancesFrom(fitted, example->text);
    for (const double temperature : kTemperatures) {
      surprise[temperature] -= std::log(Softmax(distances, temperature)[place] + 1e-12);
    }
  }
  if (surprise.empty()) return 0.42;
  return std::min_element(surprise.begin(), surprise.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

LinearModel LinearModel::Train(const std::vector<Example>& examples) {
  LinearModel model;
  model.examples_ = examples.size();
  if (examples.empty()) return model;
  model.temperature_ = BestTemperature(examples);
  Fitted fitted = Fit(examples);
  model.codes_ = std::move(fitted.codes);
  model.vocabulary_ = std::move(fitted.vocabulary);
  model.planes_ = std::move(fitted.planes);
  return model;
}

std::vector<double> LinearModel::Distances(const SparseVector& text) const {
  std::vector<double> distances;
  distances.reserve(planes_.size());
  for (const std::vector<float>& plane : planes_) distances.push_back(Distance(plane, text));
  return distances;
}

Probabilities LinearModel::Predict(std::string_view text) const {
  Probabilities probabilities;
  if (codes_.empty()) return probabilities;
  const std::vector<double> shares = Softmax(Distances(vocabulary_.Vector(text)), temperature_);
  for (std::size_t i = 0; i < codes_.size(); ++i) probabilities[codes_[i]] = shares[i];
  return probabilities;
}

std::vector<Span> LinearModel::Evidence(const std::vector<Token>& tokens, const std::string& code,
                                        std::size_t most) const {
  const auto place = std::lower_bound(codes_.begin(), codes_.end(), code);
  if (place == codes_.end() || *place != code) return {};
  const std::vector<float>& plane = planes_[static_cast<std::size_t>(place - codes_.begin())];
  std::map<std::int64_t, std::pair<double, Span>> words;
  for (const Token& token : tokens) {
    const std::int64_t feature = vocabulary_.FeatureOf(token);
    if (feature < 0) continue;
    const auto number = static_cast<std::size_t>(feature);
    const double weight = static_cast<double>(plane[number]) * vocabulary_.Entries()[number].rarity;
    if (weight > 0) words.try_emplace(feature, weight, Span{token.begin, token.end});
  }
  std::vector<std::pair<double, Span>> ranked;
  for (const auto& [feature, word] : words) ranked.push_back(word);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > most) ranked.resize(most);
  std::vector<Span> spans;
  for (const auto& [weight, span] : ranked) spans.push_back(span);
  return spans;
}

}  // namespace candour::categorisation
