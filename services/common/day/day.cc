#include "services/common/day/day.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace candour {

absl::StatusOr<absl::CivilDay> DayFrom(const type::v1::Day& message) {
  const absl::CivilDay day(message.year(), message.month(), message.day());
  // CivilDay turns 30 February into 1 or 2 March; a day that changed was none.
  const bool exists =
      day.year() == message.year() && day.month() == message.month() && day.day() == message.day();
  if (!exists || message.year() < 1 || message.year() > 9999) {
    return absl::InvalidArgumentError(
        absl::StrCat("there is no day ", message.year(), "-", message.month(), "-", message.day()));
  }
  return day;
}

type::v1::Day ToMessage(absl::CivilDay day) {
  type::v1::Day message;
  message.set_year(static_cast<int32_t>(day.year()));
  message.set_month(day.month());
  message.set_day(day.day());
  return message;
}

std::string InWords(absl::CivilDay day) {
  return absl::FormatTime("%A %-e %B %Y", absl::FromCivil(day, absl::UTCTimeZone()),
                          absl::UTCTimeZone());
}

}  // namespace candour
