#include "services/intake/domain/period/calendar_end.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"

namespace candour::intake {
namespace {

// How many days ahead somebody is told.
constexpr int kAhead = 366;

}  // namespace

std::vector<std::string> CalendarsEndingSoon(const ReferenceData& data, absl::CivilDay today) {
  std::map<std::string, int> last_year;
  for (const reference::v1::Calendar& calendar : data.Messages().calendars) {
    int& year = last_year[calendar.id()];
    year = std::max(year, calendar.last_year());
  }
  std::vector<std::string> sentences;
  for (const auto& [id, year] : last_year) {
    const absl::CivilDay last(year, 12, 31);
    if (last >= today + kAhead) continue;
    sentences.push_back(absl::StrCat("the calendar ", id, " is loaded until ", InWords(last),
                                     ": load ", year + 1, " and adopt the new version"));
  }
  return sentences;
}

}  // namespace candour::intake
