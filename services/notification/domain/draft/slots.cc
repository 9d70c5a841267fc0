#include "services/notification/domain/draft/slots.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/case_view.h"

namespace candour::notification {
namespace {

// How much of what a person wrote stands in a list of points.
constexpr std::size_t kGist = 400;

}  // namespace

void Slots::Text(const std::string& name, std::string_view value) {
  filling_.texts[name] = std::string(value);
}

void Slots::List(const std::string& name, const std::vector<std::string>& entries) {
  filling_.texts[name] = absl::StrJoin(entries, "\n", [](std::string* out, const auto& entry) {
    absl::StrAppend(out, "- ", OneLine(entry));
  });
}

void Slots::Words(const std::string& name, std::string_view code) {
  filling_.texts[name] = book_.FixedWordsOf(absl::StrCat(name, "/", std::string(code)));
}

void Slots::Day(const std::string& name, const std::optional<absl::CivilDay>& day) {
  if (day) filling_.days[name] = *day;
}

void Slots::Day(const std::string& name, const type::v1::Day& day) { Day(name, DayOf(day)); }

void Slots::Day(const std::string& name, const google::protobuf::Timestamp& at) {
  Day(name, std::optional(LondonDay(InstantFrom(at))));
}

std::string Slots::Named(absl::CivilDay day) {
  filling_.other_days.insert(day);
  return InWords(day);
}

std::string Gist(std::string_view text) {
  std::string line = OneLine(text);
  if (line.size() <= kGist) return line;
  std::size_t end = line.find_last_of(".?!", kGist);
  if (end == std::string::npos || end < kGist / 2) {
    end = line.find_last_of(' ', kGist);
    return absl::StrCat(line.substr(0, end == std::string::npos ? kGist : end), " …");
  }
  return absl::StrCat(line.substr(0, end + 1), " …");
}

std::string Joined(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? "" : names.front();
  const std::vector<std::string> first(names.begin(), names.end() - 1);
  return absl::StrCat(absl::StrJoin(first, ", "), " and ", names.back());
}

std::optional<absl::CivilDay> DayOf(const type::v1::Day& day) {
  const absl::StatusOr<absl::CivilDay> found = DayFrom(day);
  return found.ok() ? std::optional(*found) : std::nullopt;
}

}  // namespace candour::notification
