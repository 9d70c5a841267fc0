#include "services/categorisation/domain/plane.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace candour::categorisation {
namespace {

constexpr int kMostRounds = 100;
constexpr double kTolerance = 0.02;

// A small generator of our own: the order of visits must not depend on the standard library.
class Shuffler {
 public:
  void Shuffle(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[Next() % i]);
  }

 private:
  std::uint64_t Next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return state_ >> 33U;
  }

  std::uint64_t state_ = 20260401;
};

double SquaredLength(const SparseVector& text) {
  double sum = 1;  // the constant feature that carries the intercept
  for (const auto& [feature, value] : text) sum += static_cast<double>(value) * value;
  return sum;
}

void Move(std::vector<float>& plane, const SparseVector& text, double step) {
  const auto by = static_cast<float>(step);
  for (const auto& [feature, value] : text) plane[feature] += by * value;
  plane.back() += by;
}

}  // namespace

double Distance(const std::vector<float>& plane, const SparseVector& text) {
  double sum = plane.back();
  for (const auto& [feature, value] : text) sum += static_cast<double>(plane[feature]) * value;
  return sum;
}

std::vector<float> FindPlane(const std::vector<SparseVector>& texts,
                             const std::vector<bool>& positive, std::size_t features,
                             const Costs& costs) {
  std::vector<float> plane(features + 1, 0);
  std::vector<double> alpha(texts.size(), 0);
  std::vector<double> lengths(texts.size());
  std::transform(texts.begin(), texts.end(), lengths.begin(), SquaredLength);
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  Shuffler shuffler;
  for (int round = 0; round < kMostRounds; ++round) {
    shuffler.Shuffle(order);
    double worst = 0;
    for (const std::uint32_t i : order) {
      const double side = positive[i] ? 1 : -1;
      const double softness = 0.5 / (positive[i] ? costs.positive : costs.negative);
      const double gradient = side * Distance(plane, texts[i]) - 1 + softness * alpha[i];
      const double projected = alpha[i] == 0 ? std::min(gradient, 0.0) : gradient;
      worst = std::max(worst, std::abs(projected));
      if (projected == 0) continue;
      const double before = alpha[i];
      alpha[i] = std::max(before - gradient / (lengths[i] + softness), 0.0);
      Move(plane, texts[i], (alpha[i] - before) * side);
    }
    if (worst < kTolerance) break;
  }
  return plane;
}

}  // namespace candour::categorisation
