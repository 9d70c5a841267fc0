#include "services/analytics/reference/report_reference.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "candour/reference/v1/annotation.pb.h"
#include "candour/reference/v1/notice.pb.h"
#include "services/common/day/day.h"
#include "services/common/reference/parse.h"
#include "services/common/reference/reference.h"

namespace candour::analytics {
namespace {

constexpr const char* kCalendar = "england-and-wales";
constexpr const char* kTaxonomy = "ASC-T1";
constexpr const char* kLearningTypes = "learning_types";
constexpr int kFreezeAfter = 10;  // working days

absl::Status Read(const std::filesystem::path& path, google::protobuf::Message& message) {
  std::ifstream file(path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path.string()));
  return ParseText(path.string(), text, message);
}

// Every file of `folder` as an Item; none when there is no such folder.
template <typename Item>
absl::StatusOr<std::vector<Item>> ReadAll(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<Item> items;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".textproto") continue;
    const absl::Status read = Read(entry.path(), items.emplace_back());
    if (!read.ok()) return read;
  }
  return items;
}

absl::StatusOr<EventAnnotation> EventFrom(const reference::v1::Annotation& message) {
  const absl::StatusOr<absl::CivilDay> first = DayFrom(message.first_day());
  if (!first.ok()) return first.status();
  const absl::StatusOr<absl::CivilDay> last = DayFrom(message.last_day());
  if (!last.ok()) return last.status();
  if (*last < *first || message.text().empty()) {
    return absl::InvalidArgumentError("an annotation needs a text and days in order");
  }
  return EventAnnotation{*first, *last, message.text()};
}

int Weekdays(absl::CivilDay from, absl::CivilDay to) {
  int days = 0;
  for (absl::CivilDay day = from + 1; day <= to; ++day) {
    const absl::Weekday weekday = absl::GetWeekday(day);
    if (weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday) ++days;
  }
  return days;
}

absl::CivilDay LaterByWeekdays(absl::CivilDay day, int count) {
  while (count > 0) {
    ++day;
    count -= Weekdays(day - 1, day);
  }
  return day;
}

}  // namespace

absl::StatusOr<ReportReference> ReportReference::Load(const std::filesystem::path& folder) {
  const absl::StatusOr<Reference> laid_down = LoadReference(folder);
  if (!laid_down.ok()) return laid_down.status();
  const absl::CivilDay newest = absl::CivilDay::max();
  const reference::v1::Calendar* days = CalendarOn(*laid_down, kCalendar, newest);
  const reference::v1::Taxonomy* taxonomy = TaxonomyOn(*laid_down, kTaxonomy, newest);
  if (days == nullptr || taxonomy == nullptr) {
    return absl::NotFoundError("the reference folder holds no calendar or no taxonomy");
  }
  absl::StatusOr<Calendar> calendar = Calendar::From(*days);
  if (!calendar.ok()) return calendar.status();
  ReportReference reference(*std::move(calendar));
  for (const reference::v1::Theme& theme : taxonomy->themes()) {
    reference.theme_names_[theme.code()] = theme.name();
    for (const reference::v1::Subtheme& sub : theme.subthemes()) {
      reference.theme_names_[sub.code()] = sub.name();
    }
  }
  for (const reference::v1::CodeList& list : laid_down->code_lists) {
    if (list.id() != kLearningTypes) continue;
    for (const auto& code : list.codes()) reference.learning_names_[code.code()] = code.name();
  }
  const auto authorities = ReadAll<reference::v1::Authority>(folder / "authorities");
  if (!authorities.ok()) return authorities.status();
  for (const reference::v1::Authority& authority : *authorities) {
    reference.authority_names_[authority.id()] = authority.council();
  }
  const auto annotations = ReadAll<reference::v1::Annotations>(folder / "annotations");
  if (!annotations.ok()) return annotations.status();
  for (const reference::v1::Annotations& of_one : *annotations) {
    for (const reference::v1::Annotation& annotation : of_one.annotations()) {
      absl::StatusOr<EventAnnotation> event = EventFrom(annotation);
      if (!event.ok()) return event.status();
      reference.annotations_[of_one.authority_id()].push_back(*std::move(event));
    }
  }
  return reference;
}

ReportSetting ReportReference::For(const std::string& authority_id) const {
  ReportSetting setting;
  const auto name = authority_names_.find(authority_id);
  setting.authority_name = name == authority_names_.end() ? authority_id : name->second;
  setting.theme_names = theme_names_;
  setting.learning_names = learning_names_;
  const auto events = annotations_.find(authority_id);
  if (events != annotations_.end()) setting.events = events->second;
  setting.working_days_between = [this](absl::CivilDay from, absl::CivilDay to) {
    return WorkingDaysBetween(from, to);
  };
  setting.freeze_day = [this](const Period& period) { return FreezeDay(period); };
  return setting;
}

int ReportReference::WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to) const {
  if (to <= from) return 0;
  const absl::StatusOr<int> days = calendar_.WorkingDaysBetween(from, to);
  return days.ok() ? *days : Weekdays(from, to);
}

absl::CivilDay ReportReference::FreezeDay(const Period& period) const {
  const absl::CivilDay last = LastDay(period);
  const absl::StatusOr<absl::CivilDay> day = calendar_.AddWorkingDays(last, kFreezeAfter);
  return day.ok() ? *day : LaterByWeekdays(last, kFreezeAfter);
}

}  // namespace candour::analytics
