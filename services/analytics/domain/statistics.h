// The statistics that a report states with its figures: how sure a count, a share or a change is.
//
// All intervals are at 95 %. The methods are exact where an exact one exists: conditional binomial
// test with Clopper-Pearson limits for two counts, gamma quantiles for one count, Wilson's score
// interval for a share, and Benjamini and Hochberg's step-up rule where many themes are tested.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_STATISTICS_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_STATISTICS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace candour::analytics {

// An upper limit may be infinite.
struct Interval {
  double lower = 0;
  double upper = 0;
};

// A count and what it was counted over: days, or people times days.
struct Exposed {
  std::int64_t count = 0;
  double exposure = 1;
};

// What the words of a comparison may be. Clear: p below 0.01. Likely: p below 0.05.
enum class Change {
  kNoClearChange,
  kLikelyIncrease,
  kClearIncrease,
  kLikelyDecrease,
  kClearDecrease
};

struct RateComparison {
  double ratio =
      1;  // later over earlier; infinite when the earlier count is zero and the later is not
  Interval interval;
  double p = 1;
  Change change = Change::kNoClearChange;
};

// Compares two rates by the exact conditional test: without a change the later count is binomial
// given the sum of both. The two-sided p is twice the smaller tail, at most one. Both exposures are
// above zero.
RateComparison CompareRates(const Exposed& earlier, const Exposed& later);

// "no clear change", "likely increase", "clear decrease" and so on, as printed.
std::string Words(Change change);

bool IsIncrease(Change change);
bool IsDecrease(Change change);

// Says for each p whether it stays significant when all are tested together, keeping the false
// discovery rate at `rate`.
std::vector<bool> BenjaminiHochberg(const std::vector<double>& p, double rate = 0.05);

// The exact (Clopper-Pearson) interval for a share of `successes` in `trials`.
Interval ClopperPearson(std::int64_t successes, std::int64_t trials);

// Wilson's score interval for a share. No trials say nothing: 0 to 1.
Interval Wilson(std::int64_t successes, std::int64_t trials);

// The exact interval for the mean of a Poisson count.
Interval ExactPoisson(std::int64_t count);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_STATISTICS_H_
