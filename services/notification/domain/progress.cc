#include "services/notification/domain/progress.h"

#include <set>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/draft.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

constexpr int kReaffirmedWithin = 5;
constexpr const char* kContribution = "N-S2";
// Whether a debt rests meanwhile holds the investigation up in nothing (G-16).
constexpr const char* kDebtHold = "DEBT_HOLD";

bool AwaitsContribution(const CaseFile& view, absl::CivilDay today) {
  for (const ledger::v1::Obligation& obligation : view.obligations()) {
    const bool asked =
        obligation.notice() == kContribution ||
        (obligation.to() == ledger::v1::RECIPIENT_PROVIDER && obligation.clock() != kDebtHold);
    const absl::StatusOr<absl::CivilDay> due = DayFrom(obligation.due_by());
    if (asked && obligation.has_due_by() && due.ok() && *due < today) return true;
  }
  return false;
}

bool WasReaffirmed(const CaseFile& view, absl::CivilDay today, const Calendar& calendar) {
  if (!view.has_date_reaffirmed_at()) return false;
  const absl::CivilDay day = LondonDay(InstantFrom(view.date_reaffirmed_at()));
  const absl::StatusOr<int> since = calendar.WorkingDaysBetween(day, today);
  return since.ok() && *since <= kReaffirmedWithin;
}

}  // namespace

std::string WhyStuck(const CaseFile& view, const Rules& rules, absl::Time now) {
  const absl::CivilDay today = LondonDay(now);
  std::set<absl::CivilDay> days;
  if (SayableSteps(view, rules.book, days).empty()) {
    return "Nothing that may be told has happened since the last contact.";
  }
  if (AwaitsContribution(view, today)) return "A contribution that was asked for is overdue.";
  const absl::StatusOr<absl::CivilDay> response_by = DayFrom(view.plan().response_by());
  if (response_by.ok() && *response_by < today) return "The response date has passed.";
  if (!WasReaffirmed(view, today, rules.calendar)) {
    return "The handler has not reaffirmed the response date within 5 working days.";
  }
  return "";
}

}  // namespace candour::notification
