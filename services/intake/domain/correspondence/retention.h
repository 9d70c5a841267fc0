// How long a case is kept, and what speaks against erasing it when that time is over.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_RETENTION_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_RETENTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/reference/v1/retention.pb.h"

namespace candour::intake {

// Until when a case is kept.
struct Keeping {
  // Lives as long as the schedule.
  const reference::v1::RetentionRule* rule = nullptr;
  // From which day its time counts, and the first day on which it may be erased.
  absl::CivilDay counts_from;
  absl::CivilDay due_on;
};

// By the first rule of `schedule` that fits; the schedule was checked, so there is one. Nothing
// while the case is open: no time counts.
std::optional<Keeping> KeepingOf(const ledger::v1::CaseFile& file,
                                 const reference::v1::RetentionSchedule& schedule);

// FailedPrecondition unless the time of the case is over on `day` under exactly `rule`: it names
// the rule that keeps the case, the day on which it becomes due, and what to do. `schedule` may be
// null: then nothing is due.
absl::Status RequireDue(const ledger::v1::CaseFile& file, const std::string& rule,
                        const reference::v1::RetentionSchedule* schedule, absl::CivilDay day);

// The fewest years of any rule.
int FewestYears(const reference::v1::RetentionSchedule& schedule);

// Why a person has to look first; the numbers of candour.intake.v1.TriageReason.
enum class Triage {
  kHeld = 1,
  kOwed = 2,
  kUnread = 3,
  kOmbudsman = 4,
  kUnpaid = 5,
  kLearning = 6,
  kRestricted = 7,
  kOpenCase = 8,
};

// What the file itself says against it, in that order; empty: it may be erased as it stands.
// Whether the person has another case is not in the file.
std::vector<Triage> TriageOf(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_RETENTION_H_
