#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CLOCK_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CLOCK_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "candour/reference/v1/procedure.pb.h"
#include "services/common/calendar/calendar.h"

namespace candour::intake {

// The days in London on which things happened to one case. A milestone that has not happened is
// absent.
using Milestones = std::map<reference::v1::Milestone, absl::CivilDay>;

// How a date came about: enough to say it in words and to check it by hand.
struct Working {
  reference::v1::Milestone start = reference::v1::MILESTONE_UNSPECIFIED;
  // The clock whose last day stood in for a start that has not happened yet; else empty.
  std::string assumed_from;
  // The day of the start: day zero, or the first day of the period with `include_start`.
  absl::CivilDay start_day;
  reference::v1::Unit unit = reference::v1::UNIT_UNSPECIFIED;
  int count = 0;
  bool include_start = false;
  // Whether the end month lacks the start's day of the month, and where the period then ends.
  bool no_corresponding_date = false;
  reference::v1::NoMatch no_match = reference::v1::NO_MATCH_UNSPECIFIED;
  // The days that the count stepped over; only working days step over any.
  std::vector<SkippedDay> skipped;
  // The last day as counted, before it was moved to a working day.
  absl::CivilDay counted_to;
  reference::v1::Roll roll = reference::v1::ROLL_UNSPECIFIED;
  // The days that it was moved over.
  std::vector<SkippedDay> rolled_over;
  // The rule in one sentence and its source, such as "reg 13(3)".
  std::string rule;
  std::string law;
  // The last day that a response may not pass, where it is earlier than the band's own; else none.
  std::optional<absl::CivilDay> ceiling;
  std::string procedure_id;
  int procedure_version = 0;
  std::string calendar_id;
  int calendar_version = 0;
};

// One date with its working. Either `day` is there, or `reason_if_none` says in words why not, such
// as "not computable until 2029 is loaded".
struct DerivedDate {
  std::string clock_id;
  std::optional<absl::CivilDay> day;
  std::string reason_if_none;
  Working working;
};

// The clock of that id, or null.
const reference::v1::Clock* FindClock(const reference::v1::Procedure& procedure,
                                      std::string_view clock_id);

// The last day of one clock. The day is absent when the start has not happened and no other clock
// stands in for it, when the calendar does not reach, or when the procedure has no such clock.
DerivedDate Derive(const reference::v1::Procedure& procedure, std::string_view clock_id,
                   const Calendar& calendar, const Milestones& milestones);

// The last day to which the clock can be extended at most; its id is the clock's with "_EXTENDED".
// The day is absent also when the clock cannot be extended or has no fixed longest period.
DerivedDate DeriveExtended(const reference::v1::Procedure& procedure, std::string_view clock_id,
                           const Calendar& calendar, const Milestones& milestones);

// The last day of each clock whose start is known or assumed, in the procedure's order.
std::vector<DerivedDate> DeriveAll(const reference::v1::Procedure& procedure,
                                   const Calendar& calendar, const Milestones& milestones);

// The response date that each band of the procedure offers, counted from MILESTONE_PLAN_SET and
// never later than the procedure's ceiling; `clock_id` is the band's id.
std::vector<DerivedDate> DeriveBands(const reference::v1::Procedure& procedure,
                                     const Calendar& calendar, const Milestones& milestones);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CLOCK_H_
