#include "services/analytics/domain/period.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace candour::analytics {
namespace {

constexpr std::size_t kYearLength = 7;      // 2026-27
constexpr std::size_t kQuarterLength = 10;  // 2026-27/Q2
constexpr std::array<const char*, 5> kQuarterMonths = {"", "April to June", "July to September",
                                                       "October to December", "January to March"};

absl::Status Malformed(std::string_view text) {
  return absl::InvalidArgumentError(
      absl::StrCat("'", std::string(text),
                   "' is not a period; write a quarter as 2026-27/Q2 or a year as 2026-27"));
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

int NumberFrom(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

bool HasShapeOfAYear(std::string_view text) {
  if (text.size() < kYearLength || text[4] != '-') return false;
  for (const std::size_t place : {0, 1, 2, 3, 5, 6}) {
    if (!IsDigit(text[place])) return false;
  }
  return true;
}

int FirstMonthsAfterApril(const Period& period) { return (period.quarter.value_or(1) - 1) * 3; }

int MonthsIn(const Period& period) { return period.quarter.has_value() ? 3 : 12; }

absl::CivilMonth FirstMonth(const Period& period) {
  return absl::CivilMonth(period.start_year, 4) + FirstMonthsAfterApril(period);
}

}  // namespace

absl::StatusOr<Period> ParsePeriod(std::string_view text) {
  if (!HasShapeOfAYear(text)) return Malformed(text);
  Period period{NumberFrom(text.substr(0, 4)), std::nullopt};
  if (NumberFrom(text.substr(5, 2)) != (period.start_year + 1) % 100) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the year after ", period.start_year, " is ",
        absl::StrFormat("%02d", (period.start_year + 1) % 100), ", in '", std::string(text), "'"));
  }
  if (text.size() == kYearLength) return period;
  if (text.size() != kQuarterLength || text.substr(kYearLength, 2) != "/Q") return Malformed(text);
  const char quarter = text.back();
  if (quarter < '1' || quarter > '4') return Malformed(text);
  period.quarter = quarter - '0';
  return period;
}

std::string FormatPeriod(const Period& period) {
  const std::string year =
      absl::StrFormat("%04d-%02d", period.start_year, (period.start_year + 1) % 100);
  return period.quarter ? absl::StrCat(year, "/Q", *period.quarter) : year;
}

std::string DescribePeriod(const Period& period) {
  const std::string year = FormatPeriod({period.start_year, std::nullopt});
  if (!period.quarter) {
    return absl::StrCat("the year ", year, ", April ", period.start_year, " to March ",
                        period.start_year + 1);
  }
  return absl::StrCat("Quarter ", *period.quarter, " of ", year, ", ",
                      kQuarterMonths.at(static_cast<std::size_t>(*period.quarter)), " ",
                      FirstDay(period).year());
}

absl::CivilDay FirstDay(const Period& period) { return absl::CivilDay(FirstMonth(period)); }

absl::CivilDay LastDay(const Period& period) {
  return absl::CivilDay(FirstMonth(period) + MonthsIn(period)) - 1;
}

int DaysIn(const Period& period) {
  return static_cast<int>(LastDay(period) - FirstDay(period)) + 1;
}

bool Contains(const Period& period, absl::CivilDay day) {
  return FirstDay(period) <= day && day <= LastDay(period);
}

Period Previous(const Period& period) {
  if (!period.quarter) return YearAgo(period);
  if (*period.quarter == 1) return {period.start_year - 1, 4};
  return {period.start_year, *period.quarter - 1};
}

Period YearAgo(const Period& period) { return {period.start_year - 1, period.quarter}; }

Period QuarterOf(absl::CivilDay day) {
  const int months_after_april = (day.month() + 8) % 12;
  const int start_year = static_cast<int>(day.year()) - (day.month() < 4 ? 1 : 0);
  return {start_year, months_after_april / 3 + 1};
}

}  // namespace candour::analytics
