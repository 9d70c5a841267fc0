#include "services/notification/domain/quiet_hours.h"

#include <algorithm>

#include "services/common/day/london.h"

namespace candour::notification {
namespace {

// Longer than any row of days without a slot.
constexpr int kDaysAhead = 20;
constexpr int kDecember = 12;

struct Window {
  absl::Time from;
  absl::Time to;
};

bool IsWorkingDay(absl::CivilDay day, const Calendar& calendar) {
  const absl::StatusOr<bool> working = calendar.IsWorkingDay(day);
  if (working.ok()) return *working;
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday;
}

bool IsQuiet(absl::CivilDay day, const QuietDays& quiet, bool even_on_christmas_eve) {
  if (day.month() == kDecember && (day.day() == 25 || day.day() == 26)) return true;
  if (day.month() == kDecember && day.day() == 24) return !even_on_christmas_eve;
  return quiet.death && day > *quiet.death && day.month() == quiet.death->month() &&
         day.day() == quiet.death->day();
}

std::optional<Window> WindowOn(Hours hours, absl::CivilDay day, const Calendar& calendar) {
  if (hours == Hours::kLetter) return Window{AtLocalHour(day, 0), EndOfDay(day)};
  if (!IsWorkingDay(day, calendar)) return std::nullopt;
  const bool email = hours == Hours::kEmail;
  return Window{AtLocalHour(day, email ? 7 : 9), AtLocalHour(day, email ? 20 : 19)};
}

std::optional<absl::Time> Find(Hours hours, absl::Time now, absl::Time last,
                               const Calendar& calendar, const QuietDays& quiet, bool eve) {
  absl::CivilDay day = LondonDay(now);
  for (int i = 0; i < kDaysAhead; ++i, ++day) {
    if (IsQuiet(day, quiet, eve)) continue;
    const std::optional<Window> window = WindowOn(hours, day, calendar);
    if (!window || now >= window->to) continue;
    const absl::Time slot = std::max(now, window->from);
    return slot <= last ? std::optional(slot) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<absl::Time> FirstSlot(Hours hours, absl::Time now,
                                    const std::optional<absl::CivilDay>& due_by,
                                    const Calendar& calendar, const QuietDays& quiet) {
  const absl::Time last = due_by ? EndOfDay(*due_by) : absl::InfiniteFuture();
  if (const auto slot = Find(hours, now, last, calendar, quiet, false)) return slot;
  if (const auto slot = Find(hours, now, last, calendar, quiet, true)) return slot;
  if (hours == Hours::kText) return std::nullopt;
  return now;
}

}  // namespace candour::notification
