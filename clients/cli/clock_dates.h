// The dates that follow from one line of `candour clock --json`.
#ifndef CANDOUR_CLIENTS_CLI_CLOCK_DATES_H_
#define CANDOUR_CLIENTS_CLI_CLOCK_DATES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "candour/reference/v1/procedure.pb.h"
#include "clients/cli/clock_question.h"
#include "services/common/calendar/calendar.h"

namespace candour::cli {

// What the dates are computed from. All must outlive the call.
struct ClockRules {
  const Calendar& calendar;
  // Every procedure that a line may name; ASC-2009, CODE-2024, CHA-1989, CQC-16, DPA-164A and SAR
  // are among them.
  std::vector<const reference::v1::Procedure*> procedures;

  // The procedure of that id, or null.
  const reference::v1::Procedure* Find(std::string_view id) const;
};

// One date under the name that the answer gives it.
struct NamedDate {
  std::string name;
  // Absent when it cannot be computed; `reason` says why.
  std::optional<absl::CivilDay> day;
  std::string reason;
  // The working in sentences.
  std::string working;
};

// The dates of `question` in the order of the answer. Its procedure must be known to `rules`.
std::vector<NamedDate> DatesFor(const ClockRules& rules, const ClockQuestion& question);

// What becomes of the extension that `question` asks for.
struct ExtensionAnswer {
  NamedDate to;
  bool allowed = false;
  bool ombudsman_details_required = false;
};

// None when the question asks for none or its procedure has no stage to extend.
std::optional<ExtensionAnswer> ExtensionFor(const ClockRules& rules, const ClockQuestion& question);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_CLOCK_DATES_H_
