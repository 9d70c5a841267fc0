#include "services/intake/domain/alarm.h"

#include <algorithm>

#include "services/common/day/london.h"

namespace candour::intake {

absl::StatusOr<std::vector<AlarmInstant>> AlarmsBefore(const reference::v1::Clock& clock,
                                                       absl::CivilDay due_on,
                                                       const Calendar& calendar) {
  std::vector<AlarmInstant> instants;
  for (const reference::v1::Alarm& alarm : clock.alarms()) {
    const absl::StatusOr<absl::CivilDay> day =
        calendar.WorkingDaysBefore(due_on, alarm.working_days_before());
    if (!day.ok()) return day.status();
    instants.push_back({alarm.kind(), AtLocalHour(*day, alarm.local_hour()), alarm.to()});
  }
  std::stable_sort(instants.begin(), instants.end(),
                   [](const AlarmInstant& a, const AlarmInstant& b) { return a.at < b.at; });
  return instants;
}

}  // namespace candour::intake
