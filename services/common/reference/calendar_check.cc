#include "services/common/reference/calendar_check.h"

#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/reference/field.h"

namespace candour {
namespace {

absl::Status CheckYears(const reference::v1::Calendar& calendar) {
  if (calendar.first_year() < 1900 || calendar.first_year() > 2200) {
    return Refuse("first_year", "must be within 1900 to 2200");
  }
  if (calendar.last_year() < calendar.first_year() || calendar.last_year() > 2200) {
    return Refuse("last_year", "must be within first_year to 2200");
  }
  return absl::OkStatus();
}

absl::Status CheckHolidays(const reference::v1::Calendar& calendar) {
  std::optional<absl::CivilDay> before;
  std::set<int> years;
  for (int i = 0; i < calendar.holidays_size(); ++i) {
    const reference::v1::Holiday& holiday = calendar.holidays(i);
    const std::string field = Entry("holidays", i);
    const absl::StatusOr<absl::CivilDay> day = DayFrom(holiday.day());
    if (!day.ok()) return Refuse(field + ".day", std::string(day.status().message()));
    if (day->year() < calendar.first_year() || day->year() > calendar.last_year()) {
      return Refuse(field + ".day", "is outside the loaded years");
    }
    if (before.has_value() && *day <= *before) {
      return Refuse(field + ".day", "must come after the holiday before it");
    }
    if (holiday.name().empty()) return Refuse(field + ".name", "is missing");
    before = *day;
    years.insert(holiday.day().year());
  }
  for (int year = calendar.first_year(); year <= calendar.last_year(); ++year) {
    if (!years.contains(year)) return Refuse("holidays", absl::StrCat("none in ", year));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckCalendar(const reference::v1::Calendar& calendar) {
  if (absl::Status s = CheckPresent("id", calendar.id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", calendar.version()); !s.ok()) return s;
  if (absl::Status s = CheckDay("effective_on", calendar.effective_on()); !s.ok()) return s;
  if (absl::Status s = CheckYears(calendar); !s.ok()) return s;
  if (absl::Status s = CheckPresent("source", calendar.source()); !s.ok()) return s;
  return CheckHolidays(calendar);
}

}  // namespace candour
