#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_ALARM_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_ALARM_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/reference/v1/procedure.pb.h"
#include "services/common/calendar/calendar.h"

namespace candour::intake {

// One instant before a last day at which somebody or something must act.
struct AlarmInstant {
  reference::v1::AlarmKind kind = reference::v1::ALARM_KIND_UNSPECIFIED;
  absl::Time at;
  // Who is told or what is sent, as the procedure says.
  std::string to;
};

// The instants of `clock`'s alarms for its last day `due_on`, earliest first. The day itself falls
// due at EndOfDay(due_on). Fails with OutOfRange when the calendar does not reach.
absl::StatusOr<std::vector<AlarmInstant>> AlarmsBefore(const reference::v1::Clock& clock,
                                                       absl::CivilDay due_on,
                                                       const Calendar& calendar);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_ALARM_H_
