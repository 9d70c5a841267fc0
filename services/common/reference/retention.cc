#include "services/common/reference/retention.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/reference/field.h"
#include "services/common/reference/parse.h"

namespace candour {
namespace {

namespace ref = reference::v1;

constexpr int kMostYears = 100;
constexpr int kMostBackupDays = 366;

absl::Status ReadText(const std::filesystem::path& file, google::protobuf::Message& message) {
  const std::string name = (file.parent_path().filename() / file.filename()).string();
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return absl::NotFoundError(absl::StrCat(name, ": cannot be read"));
  std::ostringstream text;
  text << stream.rdbuf();
  return ParseText(name, text.str(), message);
}

bool FitsAll(const ref::RetentionRule& rule) {
  return rule.record_types().empty() && rule.procedures().empty() && !rule.ombudsman();
}

absl::Status CheckRule(const std::string& field, const ref::RetentionRule& rule) {
  if (absl::Status s = CheckPresent(field + ".code", rule.code()); !s.ok()) return s;
  if (absl::Status s = CheckPresent(field + ".name", rule.name()); !s.ok()) return s;
  if (absl::Status s = CheckPresent(field + ".why", rule.why()); !s.ok()) return s;
  if (rule.years() < 1 || rule.years() > kMostYears) {
    return Refuse(field + ".years", "must be 1 to 100");
  }
  if (rule.from() != ref::RETENTION_START_UNSPECIFIED) return absl::OkStatus();
  return Refuse(field + ".from", "is missing: say from which day the time counts");
}

template <typename Named>
absl::Status CheckNames(const std::string& field, const Named& names,
                        bool (*known)(const Reference&, const std::string&),
                        const Reference& reference) {
  for (const std::string& name : names) {
    if (!known(reference, name)) return Refuse(field, absl::StrCat("there is no ", name));
  }
  return absl::OkStatus();
}

bool KnowsType(const Reference& reference, const std::string& code) {
  return std::any_of(
      reference.policies.begin(), reference.policies.end(),
      [&code](const ref::Policy& policy) { return FindRecordType(policy, code) != nullptr; });
}

bool KnowsProcedure(const Reference& reference, const std::string& id) {
  return std::any_of(reference.procedures.begin(), reference.procedures.end(),
                     [&id](const ref::Procedure& procedure) { return procedure.id() == id; });
}

absl::Status CheckAgainst(const Reference& reference, const ref::RetentionSchedule& schedule) {
  for (int i = 0; i < schedule.rules_size(); ++i) {
    const ref::RetentionRule& rule = schedule.rules(i);
    const std::string field = absl::StrCat(schedule.id(), ".", Entry("rules", i));
    absl::Status known =
        CheckNames(field + ".record_types", rule.record_types(), &KnowsType, reference);
    if (!known.ok()) return known;
    known = CheckNames(field + ".procedures", rule.procedures(), &KnowsProcedure, reference);
    if (!known.ok()) return known;
  }
  return absl::OkStatus();
}

bool EarlierSchedule(const ref::RetentionSchedule& a, const ref::RetentionSchedule& b) {
  return std::forward_as_tuple(a.id(), a.version()) < std::forward_as_tuple(b.id(), b.version());
}

const ref::RetentionSchedule* ScheduleOf(const RetentionSchedules& schedules, std::string_view id,
                                         absl::CivilDay day) {
  const ref::RetentionSchedule* found = nullptr;
  for (const ref::RetentionSchedule& each : schedules) {
    if (each.id() != id) continue;
    if (found == nullptr || *DayFrom(each.effective_on()) <= day) found = &each;
  }
  return found;
}

}  // namespace

absl::Status CheckRetention(const ref::RetentionSchedule& schedule) {
  if (absl::Status s = CheckPresent("id", schedule.id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", schedule.version()); !s.ok()) return s;
  if (absl::Status s = CheckDay("effective_on", schedule.effective_on()); !s.ok()) return s;
  if (schedule.backup_days() < 1 || schedule.backup_days() > kMostBackupDays) {
    return Refuse("backup_days", "must be 1 to 366");
  }
  if (schedule.rules().empty()) return Refuse("rules", "there is none");
  std::set<std::string> codes;
  for (int i = 0; i < schedule.rules_size(); ++i) {
    const std::string field = Entry("rules", i);
    const ref::RetentionRule& rule = schedule.rules(i);
    if (absl::Status s = CheckRule(field, rule); !s.ok()) return s;
    if (!codes.insert(rule.code()).second) return Refuse(field + ".code", "stands there twice");
    const bool last = i + 1 == schedule.rules_size();
    if (FitsAll(rule) && !last) return Refuse(field, "fits every case: what follows never counts");
    if (!FitsAll(rule) && last) return Refuse(field, "the last rule must fit every case");
  }
  return absl::OkStatus();
}

absl::StatusOr<RetentionSchedules> LoadRetention(const std::filesystem::path& folder,
                                                 const Reference& reference) {
  RetentionSchedules schedules;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "retention", error)) {
    if (entry.path().extension() != ".textproto") continue;
    ref::RetentionSchedule& schedule = schedules.emplace_back();
    if (absl::Status s = ReadText(entry.path(), schedule); !s.ok()) return s;
    absl::Status checked = CheckRetention(schedule);
    if (checked.ok()) checked = CheckAgainst(reference, schedule);
    if (checked.ok()) continue;
    return Refuse(absl::StrCat("retention/", entry.path().filename().string()),
                  std::string(checked.message()));
  }
  if (error) return absl::NotFoundError(absl::StrCat("retention: ", error.message()));
  std::sort(schedules.begin(), schedules.end(), EarlierSchedule);
  if (ScheduleOf(schedules, "default", absl::CivilDay()) == nullptr) {
    return absl::NotFoundError("retention: there is no schedule \"default\"");
  }
  return schedules;
}

const ref::RetentionSchedule* ScheduleOn(const RetentionSchedules& schedules,
                                         std::string_view authority_id, absl::CivilDay day) {
  const ref::RetentionSchedule* own = ScheduleOf(schedules, authority_id, day);
  return own != nullptr ? own : ScheduleOf(schedules, "default", day);
}

absl::Status CheckDataMap(const ref::DataMap& map) {
  if (map.purposes().empty()) return Refuse("purposes", "there is none");
  std::set<std::string> covered;
  for (int i = 0; i < map.purposes_size(); ++i) {
    const ref::Purpose& purpose = map.purposes(i);
    const std::string field = Entry("purposes", i);
    for (const auto& [name, sentence] :
         {std::pair(".code", &purpose.code()), std::pair(".what", &purpose.what()),
          std::pair(".purpose", &purpose.purpose()), std::pair(".basis", &purpose.basis()),
          std::pair(".recipients", &purpose.recipients()),
          std::pair(".retention", &purpose.retention()), std::pair(".risk", &purpose.risk()),
          std::pair(".safeguard", &purpose.safeguard())}) {
      if (absl::Status s = CheckPresent(field + name, *sentence); !s.ok()) return s;
    }
    for (const std::string& message : purpose.covers()) {
      if (covered.insert(message).second) continue;
      return Refuse(field + ".covers", absl::StrCat(message, " stands there twice"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<ref::DataMap> LoadDataMap(const std::filesystem::path& folder) {
  ref::DataMap map;
  if (absl::Status s = ReadText(folder / "privacy" / "data_map.textproto", map); !s.ok()) return s;
  if (absl::Status s = CheckDataMap(map); !s.ok()) {
    return Refuse("privacy/data_map.textproto", std::string(s.message()));
  }
  return map;
}

}  // namespace candour
