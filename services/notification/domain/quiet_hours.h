// When something may leave by itself (domain 6.5).
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_QUIET_HOURS_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_QUIET_HOURS_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/calendar/calendar.h"

namespace candour::notification {

// By which kind of way, as far as the hours go.
enum class Hours {
  // Any time.
  kLetter,
  // 07:00 to 20:00 on working days.
  kEmail,
  // 09:00 to 19:00 on working days.
  kText,
};

// When a person would be hurt by an automatic notice.
struct QuietDays {
  // A death whose anniversary is kept quiet.
  std::optional<absl::CivilDay> death;
};

// The first instant from `now` on at which something may leave by itself, in London time through
// both clock changes. Nothing leaves on 25 and 26 December or on the anniversary of a death; on 24
// December only what would otherwise come after `due_by`. The legal date wins: whatever has no slot
// left by the end of `due_by` leaves now, except a text message, whose slot is then nothing: it
// must go another way.
std::optional<absl::Time> FirstSlot(Hours hours, absl::Time now,
                                    const std::optional<absl::CivilDay>& due_by,
                                    const Calendar& calendar, const QuietDays& quiet = {});

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_QUIET_HOURS_H_
