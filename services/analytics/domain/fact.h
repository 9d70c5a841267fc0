// What analytics knows of one case: codes and days, never a name and never a word of the complaint.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_FACT_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_FACT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace candour::analytics {

// A promised response date that was moved.
struct Amendment {
  absl::CivilDay old_by;
  absl::CivilDay new_by;
  // The day on which the person was told with the reason; empty while nobody told them. A holding
  // notice without a reason does not count (ruling G-4).
  std::optional<absl::CivilDay> told_on;
};

struct PointFact {
  std::string theme;    // ASC-T1 level 2, such as "CHG-03"; empty until it is categorised
  std::string outcome;  // UPH, PUP, NUP, NOF, RES, WDN, EXC, TRF; empty until it is decided
};

struct ComplaintFact {
  std::string complaint_id;
  std::string record_type;  // CMP, ERO, CNC, CPL, CMT, SUG, ENC, …
  std::string channel;
  // Taken in as history: closed, without clocks, so in counts and themes but never in timeliness.
  bool historic = false;

  absl::CivilDay received_on;
  absl::CivilDay logged_on;  // not later than the freeze, or the case is not yet in the figures
  std::optional<absl::CivilDay> ack_due;
  std::optional<absl::CivilDay> acknowledged_on;
  std::optional<absl::CivilDay> original_response_by;  // as first told
  std::vector<Amendment> amendments;                   // in the order in which they were made
  // The six-month last day, or the longer date agreed before it (reg 14(3) and 14(4)).
  std::optional<absl::CivilDay> relevant_period_last_day;
  std::optional<absl::CivilDay> responded_on;
  std::optional<absl::CivilDay> closed_on;
  std::vector<absl::CivilDay> holding_notices_on;  // "told late, without a reason"

  std::string outcome;           // of the case, as for a point
  std::string primary_theme;     // level 2 or level 1; empty until it is categorised
  bool theme_confirmed = false;  // by a person, not only suggested
  std::vector<PointFact> points;
};

// "CHG" of "CHG-03"; a level-1 code is its own.
std::string LevelOne(const std::string& theme);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_FACT_H_
