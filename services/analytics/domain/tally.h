// Counting a period: cases one by one into sums that can be added up.
//
// A tally holds no case, only counts, so tallies of parts (days, shards) add up to the tally of the
// whole, and a report of millions of cases is built from a few hundred numbers.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_TALLY_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_TALLY_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/analytics/domain/fact.h"
#include "services/analytics/domain/period.h"

namespace candour::analytics {

// The working days after `from` up to and including `to`; zero when `to` is not after `from`.
using WorkingDaysBetween = std::function<int(absl::CivilDay from, absl::CivilDay to)>;

// What a figure is counted over. `data_as_at` is the freeze day: nothing later is known.
struct Frame {
  Period period;
  absl::CivilDay data_as_at;
  WorkingDaysBetween working_days_between;
};

// A share with its denominator. Members of the cohort that are due after `data_as_at` are in
// neither; they are counted in `not_yet_due`.
struct Share {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::int64_t not_yet_due = 0;
};

struct ThemeTally {
  std::int64_t cases = 0;   // whose primary theme it is
  std::int64_t points = 0;  // sub-totals of points may exceed the number of cases
};

// Ages of open cases: 0-15, 16-30, 31-60, 61-125 working days, over six months.
constexpr std::size_t kAgeBands = 5;

struct Tally {
  // Cohort: received in the period.
  std::map<std::string, std::int64_t> received;  // by record type, so K-01, K-18, K-19
  std::int64_t historic = 0;                     // complaints among them taken in as history
  std::map<std::string, std::int64_t> channels;  // of complaints
  std::map<std::string, ThemeTally> level_one;   // of complaints; "" is not yet categorised
  std::map<std::string, ThemeTally> level_two;
  std::int64_t themes_confirmed = 0;
  std::map<int, std::int64_t> answered_after;    // working days → complaints, for Kaplan-Meier
  std::map<int, std::int64_t> unanswered_after;  // still open at data_as_at

  // Cohort: due in the period; not yet due counts those received in it as well.
  Share acknowledged;                  // K-04
  Share within_first_told;             // K-05
  Share within_amended;                // K-06
  Share within_relevant;               // K-07
  Share told_before;                   // K-21, counted in amendments
  std::int64_t passed_in_silence = 0;  // promised dates that passed with neither answer nor word
  std::int64_t holding_notices = 0;    // sent in the period

  // Cohort: answered in the period.
  std::map<int, std::int64_t> response_days;          // working days → complaints, K-08
  std::map<std::string, std::int64_t> case_outcomes;  // K-10, K-11
  std::map<std::string, std::int64_t> point_outcomes;

  // At the last day of the period: K-09.
  std::array<std::int64_t, kAgeBands> open{};
};

// Counts one case into the tally.
void Count(const ComplaintFact& fact, const Frame& frame, Tally& tally);

Tally CountAll(const std::vector<ComplaintFact>& facts, const Frame& frame);

// Adds `part` to `whole`.
void Merge(const Tally& part, Tally& whole);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_TALLY_H_
