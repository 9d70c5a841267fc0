#include "services/common/calendar/calendar.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"

namespace candour {
namespace {

constexpr int kFirstYearPossible = 1900;
constexpr int kLastYearPossible = 2200;

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

absl::Status Invalid(const std::string& field, std::string_view problem) {
  return absl::InvalidArgumentError(absl::StrCat(field, ": ", std::string(problem)));
}

std::string NameOf(const reference::v1::Holiday& holiday) {
  return holiday.substitute() ? absl::StrCat(holiday.name(), " (substitute day)") : holiday.name();
}

}  // namespace

absl::StatusOr<Calendar> Calendar::From(const reference::v1::Calendar& message) {
  if (message.first_year() < kFirstYearPossible || message.first_year() > kLastYearPossible) {
    return Invalid("first_year", "must be within 1900 to 2200");
  }
  if (message.last_year() < message.first_year() || message.last_year() > kLastYearPossible) {
    return Invalid("last_year", "must be within first_year to 2200");
  }
  Calendar calendar;
  calendar.id_ = message.id();
  calendar.version_ = message.version();
  calendar.first_day_ = absl::CivilDay(message.first_year(), 1, 1);
  calendar.last_day_ = absl::CivilDay(message.last_year(), 12, 31);
  for (int i = 0; i < message.holidays_size(); ++i) {
    const std::string field = absl::StrCat("holidays[", i, "]");
    const reference::v1::Holiday& holiday = message.holidays(i);
    const absl::StatusOr<absl::CivilDay> day = DayFrom(holiday.day());
    if (!day.ok()) return Invalid(field + ".day", std::string(day.status().message()));
    if (!calendar.Holds(*day).ok()) return Invalid(field + ".day", "is outside the loaded years");
    calendar.holidays_.emplace(*day, NameOf(holiday));
  }
  calendar.CountWorkingDays();
  return calendar;
}

void Calendar::CountWorkingDays() {
  count_up_to_.reserve(last_day_ - first_day_ + 1);
  for (absl::CivilDay day = first_day_; day <= last_day_; ++day) {
    if (!IsWeekend(day) && !holidays_.contains(day)) working_days_.push_back(day);
    count_up_to_.push_back(static_cast<int32_t>(working_days_.size()));
  }
}

absl::Status Calendar::NeedsYear(absl::civil_year_t year) const {
  if (year < first_day_.year()) {
    return absl::OutOfRangeError(
        absl::StrCat("not computable before ", first_day_.year(), ", the first year loaded"));
  }
  return absl::OutOfRangeError(absl::StrCat("not computable until ", year, " is loaded"));
}

absl::Status Calendar::Holds(absl::CivilDay day) const {
  if (day < first_day_ || day > last_day_) return NeedsYear(day.year());
  return absl::OkStatus();
}

int32_t Calendar::CountUpTo(absl::CivilDay day) const { return count_up_to_[day - first_day_]; }

absl::StatusOr<bool> Calendar::IsWorkingDay(absl::CivilDay day) const {
  if (const absl::Status held = Holds(day); !held.ok()) return held;
  return !IsWeekend(day) && !holidays_.contains(day);
}

absl::StatusOr<absl::CivilDay> Calendar::AddWorkingDays(absl::CivilDay day, int count) const {
  if (count < 1) {
    return absl::InvalidArgumentError(absl::StrCat("cannot count ", count, " working days"));
  }
  if (const absl::Status held = Holds(day); !held.ok()) return held;
  const int64_t index = int64_t{CountUpTo(day)} + count - 1;
  if (index >= static_cast<int64_t>(working_days_.size())) return NeedsYear(last_day_.year() + 1);
  return working_days_[index];
}

absl::StatusOr<absl::CivilDay> Calendar::WorkingDaysBefore(absl::CivilDay day, int count) const {
  if (count < 0) {
    return absl::InvalidArgumentError(absl::StrCat("cannot count ", count, " working days back"));
  }
  if (count == 0) return WorkingDayOnOrBefore(day);
  if (const absl::Status held = Holds(day); !held.ok()) return held;
  // What counts is the number of working days before `day`, whether or not it is one itself.
  const int32_t before = day == first_day_ ? 0 : CountUpTo(day - 1);
  const int64_t index = int64_t{before} - count;
  if (index < 0) return NeedsYear(first_day_.year() - 1);
  return working_days_[index];
}

absl::StatusOr<absl::CivilDay> Calendar::WorkingDayOnOrBefore(absl::CivilDay day) const {
  if (const absl::Status held = Holds(day); !held.ok()) return held;
  const int32_t counted = CountUpTo(day);
  if (counted == 0) return NeedsYear(first_day_.year() - 1);
  return working_days_[counted - 1];
}

absl::StatusOr<absl::CivilDay> Calendar::WorkingDayOnOrAfter(absl::CivilDay day) const {
  const absl::StatusOr<bool> working = IsWorkingDay(day);
  if (!working.ok()) return working.status();
  if (*working) return day;
  return AddWorkingDays(day, 1);
}

absl::StatusOr<int> Calendar::WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to) const {
  if (const absl::Status held = Holds(from); !held.ok()) return held;
  if (const absl::Status held = Holds(to); !held.ok()) return held;
  return CountUpTo(to) - CountUpTo(from);
}

absl::StatusOr<std::string> Calendar::ReasonOff(absl::CivilDay day) const {
  if (const absl::Status held = Holds(day); !held.ok()) return held;
  const auto holiday = holidays_.find(day);
  if (holiday != holidays_.end()) return holiday->second;
  return std::string(IsWeekend(day) ? "a weekend" : "");
}

absl::StatusOr<std::vector<SkippedDay>> Calendar::Skipped(absl::CivilDay from,
                                                          absl::CivilDay to) const {
  std::vector<SkippedDay> skipped;
  for (absl::CivilDay day = from + 1; day <= to; ++day) {
    absl::StatusOr<std::string> reason = ReasonOff(day);
    if (!reason.ok()) return reason.status();
    if (!reason->empty()) skipped.push_back({day, *std::move(reason)});
  }
  return skipped;
}

}  // namespace candour
