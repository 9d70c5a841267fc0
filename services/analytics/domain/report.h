// The quarterly performance report: every figure with its numerator, denominator, cohort and how
// sure it is. Codes K-01 to K-21 name the indicators.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/analytics/domain/period.h"
#include "services/analytics/domain/statistics.h"
#include "services/analytics/domain/tally.h"

namespace candour::analytics {

// First published figures are provisional, changed ones revised, those of the annual report final.
enum class Release { kProvisional, kRevised, kFinal };

// Something that happened at the same time. A report never says that it was the cause.
struct EventAnnotation {
  absl::CivilDay first_day;
  absl::CivilDay last_day;
  std::string text;  // such as "Inspection by the Care Quality Commission"
};

struct ReportInputs {
  std::string authority_name;
  Period period;
  absl::CivilDay data_as_at;
  Release release = Release::kProvisional;
  Tally current;
  Tally previous;  // the period before, counted as at its own freeze so that like meets like
  // The same quarter a year ago; empty when the authority has no records of it.
  std::optional<Tally> year_ago;
  std::map<std::string, std::string> theme_names;  // by level-1 and level-2 code
  std::vector<EventAnnotation> events;
};

// One percentage: K-04 to K-07, K-10, K-21. No value when the denominator is zero.
struct Proportion {
  std::string code;
  std::string name;
  std::string cohort;  // the rule, as printed in the header
  Share share;
  std::optional<double> value;  // 0 to 1
  Interval interval;            // Wilson
};

// Working days from receipt to answer: K-08. Percentiles are of type 7 (linear).
struct ResponseTimes {
  std::int64_t answered = 0;
  std::optional<double> median;
  std::optional<double> mean;
  std::optional<double> ninetieth;
  // Kaplan-Meier over the complaints received in the period, open ones counted as still waiting.
  // Empty while fewer than half are answered.
  std::optional<int> median_with_open;
};

struct ThemeDetail {
  std::string code;  // level 2
  std::string name;
  std::int64_t cases = 0;  // primary theme
  std::int64_t points = 0;
};

struct ThemeRow {
  std::string code;  // level 1; empty is "not yet categorised"
  std::string name;
  std::int64_t cases = 0;  // primary theme
  std::int64_t points = 0;
  std::int64_t previous_cases = 0;
  std::optional<std::int64_t> year_ago_cases;
  double share = 0;                  // of the complaints received
  RateComparison change;             // against the previous period
  bool significant = false;          // after Benjamini and Hochberg over all themes at 5 %
  std::vector<ThemeDetail> details;  // level 2, largest first
};

struct QuarterReport {
  std::string authority_name;
  Period period;
  Period previous_period;
  absl::CivilDay data_as_at;
  Release release = Release::kProvisional;

  std::int64_t received = 0;  // K-01
  std::int64_t previous_received = 0;
  std::optional<std::int64_t> year_ago_received;
  std::int64_t historic = 0;
  RateComparison change;  // against the previous period
  std::optional<RateComparison> change_on_year;
  std::int64_t compliments = 0;        // K-18
  std::int64_t early_resolutions = 0;  // K-19
  std::int64_t concerns = 0;           // K-19
  std::int64_t previous_early_resolutions = 0;
  std::int64_t previous_concerns = 0;

  Proportion acknowledged;                     // K-04
  Proportion within_first_told;                // K-05
  Proportion within_amended;                   // K-06
  Proportion within_relevant;                  // K-07
  ResponseTimes response_times;                // K-08
  std::array<std::int64_t, kAgeBands> open{};  // K-09
  Proportion upheld_cases;                     // K-10
  Proportion upheld_points;                    // K-10
  std::int64_t well_founded_upheld = 0;        // K-11, both parts
  std::int64_t well_founded_partly = 0;
  std::vector<ThemeRow> themes;  // K-12, largest first
  std::int64_t themes_confirmed = 0;
  Proportion told_before;  // K-21
  std::int64_t passed_in_silence = 0;
  std::int64_t holding_notices = 0;
  std::vector<EventAnnotation> events;  // those that touch the two periods

  // Two statements that must not be mixed (ruling G-21): what the complaints are mostly about, by
  // share, and what clearly grew, by test. Indices into `themes`.
  std::vector<std::size_t> mostly_about;
  std::vector<std::size_t> clearly_grew;
};

// Builds the report. The same inputs give the same report.
QuarterReport BuildReport(const ReportInputs& inputs);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_H_
