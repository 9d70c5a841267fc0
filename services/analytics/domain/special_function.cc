#include "services/analytics/domain/special_function.h"

#include <cmath>
#include <functional>

namespace candour::analytics {
namespace {

constexpr double kTiny = 1e-300;
constexpr double kPrecision = 1e-15;
// A fraction needs about the square root of its larger parameter in terms.
constexpr int kMostTerms = 100'000;
constexpr double kHalfLogOfTwoPi = 0.91893853320467274178;

// One step of the modified Lentz method: value becomes value * (1 + d-term / c-term).
class ContinuedFraction {
 public:
  explicit ContinuedFraction(double start) : value_(AwayFromZero(start)), c_(value_) {}

  // Adds the term numerator / (denominator + …) and says whether the value has settled.
  bool Add(double numerator, double denominator) {
    d_ = 1 / AwayFromZero(denominator + numerator * d_);
    c_ = AwayFromZero(denominator + numerator / c_);
    const double change = c_ * d_;
    value_ *= change;
    return std::abs(change - 1) < kPrecision;
  }

  double Value() const { return value_; }

 private:
  static double AwayFromZero(double x) { return std::abs(x) < kTiny ? kTiny : x; }

  double value_;
  double c_;
  double d_ = 0;
};

// Converges quickly for x below (a + 1) / (a + b + 2).
double BetaFraction(double a, double b, double x) {
  ContinuedFraction fraction(1);
  fraction.Add(-(a + b) * x / (a + 1), 1);
  for (int m = 1; m < kMostTerms; ++m) {
    fraction.Add(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1);
    if (fraction.Add(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1)) break;
  }
  return 1 / fraction.Value();
}

double GammaSeries(double a, double x) {
  double term = 1 / a;
  double sum = term;
  for (int n = 1; n < kMostTerms && term > sum * kPrecision; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * std::exp(-x + a * std::log(x) - LogGamma(a));
}

// The upper function Q(a, x), for x above a + 1.
double GammaFraction(double a, double x) {
  ContinuedFraction fraction(x + 1 - a);
  for (int n = 1; n < kMostTerms; ++n) {
    if (fraction.Add(-n * (n - a), x + 2 * n + 1 - a)) break;
  }
  return std::exp(-x + a * std::log(x) - LogGamma(a)) / fraction.Value();
}

// The argument between `low` and `high` at which the rising function reaches `target`.
double Bisect(const std::function<double(double)>& rising, double target, double low, double high) {
  for (int step = 0; step < 200 && high - low > kPrecision * high; ++step) {
    const double middle = low + (high - low) / 2;
    (rising(middle) < target ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

}  // namespace

double LogGamma(double x) {
  double shift = 0;
  while (x < 15) {
    shift += std::log(x);
    x += 1;
  }
  const double y = 1 / (x * x);
  // The Bernoulli terms 1/12, -1/360, 1/1260, -1/1680, 1/1188.
  const double series =
      (1.0 / 12 + y * (-1.0 / 360 + y * (1.0 / 1260 + y * (-1.0 / 1680 + y / 1188)))) / x;
  return (x - 0.5) * std::log(x) - x + kHalfLogOfTwoPi + series - shift;
}

double IncompleteBeta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - IncompleteBeta(b, a, 1 - x);
  const double front =
      std::exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * std::log(x) + b * std::log1p(-x));
  return front * BetaFraction(a, b, x) / a;
}

double InverseIncompleteBeta(double a, double b, double p) {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return Bisect([a, b](double x) { return IncompleteBeta(a, b, x); }, p, 0, 1);
}

double IncompleteGamma(double a, double x) {
  if (x <= 0) return 0;
  return x < a + 1 ? GammaSeries(a, x) : 1 - GammaFraction(a, x);
}

double InverseIncompleteGamma(double a, double p) {
  if (p <= 0) return 0;
  double high = a + 1;
  while (IncompleteGamma(a, high) < p) high *= 2;
  return Bisect([a](double x) { return IncompleteGamma(a, x); }, p, 0, high);
}

}  // namespace candour::analytics
