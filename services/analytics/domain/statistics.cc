#include "services/analytics/domain/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "services/analytics/domain/special_function.h"

namespace candour::analytics {
namespace {

constexpr double kTail = 0.025;
constexpr double kNormalQuantile = 1.959963984540054;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double AsReal(std::int64_t count) { return static_cast<double>(count); }

// The probability of at most `k` successes in `n` trials.
double BinomialAtMost(std::int64_t k, std::int64_t n, double q) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return IncompleteBeta(AsReal(n - k), AsReal(k + 1), 1 - q);
}

double TwoSided(std::int64_t later, std::int64_t sum, double q) {
  const double below = BinomialAtMost(later, sum, q);
  const double above = 1 - BinomialAtMost(later - 1, sum, q);
  return std::min(1.0, 2 * std::min(below, above));
}

Change Judge(double p, double ratio) {
  if (p >= 0.05) return Change::kNoClearChange;
  if (ratio > 1) return p < 0.01 ? Change::kClearIncrease : Change::kLikelyIncrease;
  return p < 0.01 ? Change::kClearDecrease : Change::kLikelyDecrease;
}

double Odds(double share) { return share >= 1 ? kInfinity : share / (1 - share); }

}  // namespace

RateComparison CompareRates(const Exposed& earlier, const Exposed& later) {
  RateComparison comparison;
  comparison.interval = {0, kInfinity};
  const std::int64_t sum = earlier.count + later.count;
  if (sum == 0) return comparison;
  const double exposures = earlier.exposure / later.exposure;
  const Interval share = ClopperPearson(later.count, sum);
  comparison.interval = {Odds(share.lower) * exposures, Odds(share.upper) * exposures};
  comparison.ratio = Odds(AsReal(later.count) / AsReal(sum)) * exposures;
  comparison.p = TwoSided(later.count, sum, later.exposure / (earlier.exposure + later.exposure));
  comparison.change = Judge(comparison.p, comparison.ratio);
  return comparison;
}

std::string Words(Change change) {
  switch (change) {
    case Change::kNoClearChange:
      return "no clear change";
    case Change::kLikelyIncrease:
      return "likely increase";
    case Change::kClearIncrease:
      return "clear increase";
    case Change::kLikelyDecrease:
      return "likely decrease";
    case Change::kClearDecrease:
      return "clear decrease";
  }
  return "no clear change";
}

bool IsIncrease(Change change) {
  return change == Change::kLikelyIncrease || change == Change::kClearIncrease;
}

bool IsDecrease(Change change) {
  return change == Change::kLikelyDecrease || change == Change::kClearDecrease;
}

std::vector<bool> BenjaminiHochberg(const std::vector<double>& p, double rate) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::size_t kept = 0;
  for (std::size_t rank = 1; rank <= order.size(); ++rank) {
    const double limit = rate * static_cast<double>(rank) / static_cast<double>(p.size());
    if (p[order[rank - 1]] <= limit) kept = rank;
  }
  std::vector<bool> significant(p.size(), false);
  for (std::size_t rank = 0; rank < kept; ++rank) significant[order[rank]] = true;
  return significant;
}

Interval ClopperPearson(std::int64_t successes, std::int64_t trials) {
  const double x = AsReal(successes);
  const double n = AsReal(trials);
  Interval interval{0, 1};
  if (successes > 0) interval.lower = InverseIncompleteBeta(x, n - x + 1, kTail);
  if (successes < trials) interval.upper = InverseIncompleteBeta(x + 1, n - x, 1 - kTail);
  return interval;
}

Interval Wilson(std::int64_t successes, std::int64_t trials) {
  if (trials <= 0) return {0, 1};
  const double n = AsReal(trials);
  const double share = AsReal(successes) / n;
  const double z2 = kNormalQuantile * kNormalQuantile;
  const double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half =
      kNormalQuantile / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

Interval ExactPoisson(std::int64_t count) {
  const double x = AsReal(count);
  const double lower = count == 0 ? 0 : InverseIncompleteGamma(x, kTail);
  return {lower, InverseIncompleteGamma(x + 1, 1 - kTail)};
}

}  // namespace candour::analytics
