#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_CALENDAR_CHECK_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_CALENDAR_CHECK_H_

#include "absl/status/status.h"
#include "candour/reference/v1/calendar.pb.h"

namespace candour {

// Whether the message is a calendar: an id, a version, a run of years, and named holidays in order
// inside those years, in every year at least one. Fails with InvalidArgument naming the field, such
// as "holidays[3].day: …".
absl::Status CheckCalendar(const reference::v1::Calendar& calendar);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_CALENDAR_CHECK_H_
