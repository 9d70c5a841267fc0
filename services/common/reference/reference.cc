#include "services/common/reference/reference.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/reference/calendar_check.h"
#include "services/common/reference/list_check.h"
#include "services/common/reference/parse.h"
#include "services/common/reference/procedure_check.h"

namespace candour {
namespace {

namespace fs = std::filesystem;

template <typename Message>
using Check = absl::Status (*)(const Message&);

// The file's name inside the folder, which says enough and gives nothing of the machine away.
std::string NameOf(const fs::path& file) {
  return (file.parent_path().filename() / file.filename()).string();
}

template <typename Message>
absl::StatusOr<Message> LoadFile(const fs::path& file, Check<Message> check) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return absl::NotFoundError(absl::StrCat(NameOf(file), ": cannot be read"));
  std::ostringstream text;
  text << stream.rdbuf();
  Message message;
  absl::Status parsed = ParseText(NameOf(file), text.str(), message);
  if (!parsed.ok()) return parsed;
  const absl::Status checked = check(message);
  if (!checked.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(NameOf(file), ": ", std::string(checked.message())));
  }
  return message;
}

template <typename Message>
bool Earlier(const Message& a, const Message& b) {
  return std::forward_as_tuple(a.id(), a.version()) < std::forward_as_tuple(b.id(), b.version());
}

template <typename Message>
absl::Status LoadFolder(const fs::path& folder, Check<Message> check, std::vector<Message>& into) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".textproto") continue;
    absl::StatusOr<Message> message = LoadFile<Message>(entry.path(), check);
    if (!message.ok()) return message.status();
    into.push_back(*std::move(message));
  }
  const std::string name = folder.filename().string();
  if (error) return absl::NotFoundError(absl::StrCat(name, ": ", error.message()));
  if (into.empty()) return absl::NotFoundError(absl::StrCat(name, ": holds no *.textproto"));
  std::sort(into.begin(), into.end(), Earlier<Message>);
  const auto twice = std::adjacent_find(
      into.begin(), into.end(), [](const Message& a, const Message& b) { return !Earlier(a, b); });
  if (twice == into.end()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(name, ": ", twice->id(), " version ", twice->version(), " stands there twice"));
}

template <typename Message>
const Message* VersionOn(const std::vector<Message>& versions, std::string_view id,
                         absl::CivilDay day) {
  const Message* found = nullptr;
  for (const Message& message : versions) {
    if (message.id() != id) continue;
    const bool counts = *DayFrom(message.effective_on()) <= day;
    if (found == nullptr || counts) found = &message;
  }
  return found;
}

template <typename Message>
const Message* ExactVersion(const std::vector<Message>& versions, std::string_view id,
                            int version) {
  const auto found =
      std::find_if(versions.begin(), versions.end(), [id, version](const Message& message) {
        return message.id() == id && message.version() == version;
      });
  return found == versions.end() ? nullptr : &*found;
}

template <typename Entries>
auto FindEntry(const Entries& entries, std::string_view code) -> decltype(&*entries.begin()) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [code](const auto& entry) { return entry.code() == code; });
  return found == entries.end() ? nullptr : &*found;
}

template <typename Message>
bool Has(const std::vector<Message>& versions, const std::string& id) {
  return std::any_of(versions.begin(), versions.end(),
                     [&id](const Message& message) { return message.id() == id; });
}

absl::Status CheckTogether(const Reference& loaded) {
  for (const reference::v1::Procedure& procedure : loaded.procedures) {
    if (Has(loaded.calendars, procedure.calendar_id())) continue;
    return absl::InvalidArgumentError(absl::StrCat("procedures: ", procedure.id(),
                                                   ".calendar_id: there is no calendar ",
                                                   procedure.calendar_id()));
  }
  for (const reference::v1::Policy& policy : loaded.policies) {
    for (const reference::v1::RecordType& type : policy.record_types()) {
      if (Has(loaded.procedures, type.procedure_id())) continue;
      return absl::InvalidArgumentError(
          absl::StrCat("policy: ", policy.id(), ".record_types[", type.code(),
                       "].procedure_id: there is no procedure ", type.procedure_id()));
    }
  }
  return absl::OkStatus();
}

absl::Status LoadLists(const fs::path& folder, Reference& loaded) {
  absl::StatusOr<reference::v1::DelayReasons> reasons = LoadFile<reference::v1::DelayReasons>(
      folder / "delay_reasons" / "delay_reasons.textproto", CheckDelayReasons);
  if (!reasons.ok()) return reasons.status();
  loaded.delay_reasons = *std::move(reasons);
  absl::StatusOr<reference::v1::Outcomes> outcomes =
      LoadFile<reference::v1::Outcomes>(folder / "outcomes" / "outcomes.textproto", CheckOutcomes);
  if (!outcomes.ok()) return outcomes.status();
  loaded.outcomes = *std::move(outcomes);
  absl::StatusOr<reference::v1::SayableSteps> steps = LoadFile<reference::v1::SayableSteps>(
      folder / "notices" / "sayable_steps.textproto", CheckSayableSteps);
  if (!steps.ok()) return steps.status();
  loaded.sayable_steps = *std::move(steps);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Reference> LoadReference(const fs::path& folder) {
  Reference loaded;
  absl::Status status = LoadFolder(folder / "calendars", CheckCalendar, loaded.calendars);
  if (!status.ok()) return status;
  status = LoadFolder(folder / "procedures", CheckProcedure, loaded.procedures);
  if (!status.ok()) return status;
  status = LoadFolder(folder / "policy", CheckPolicy, loaded.policies);
  if (!status.ok()) return status;
  status = LoadFolder(folder / "taxonomy", CheckTaxonomy, loaded.taxonomies);
  if (!status.ok()) return status;
  status = LoadFolder(folder / "codes", CheckCodeList, loaded.code_lists);
  if (!status.ok()) return status;
  status = LoadLists(folder, loaded);
  if (!status.ok()) return status;
  status = CheckTogether(loaded);
  if (!status.ok()) return status;
  return loaded;
}

const reference::v1::Calendar* CalendarOn(const Reference& reference, std::string_view id,
                                          absl::CivilDay day) {
  return VersionOn(reference.calendars, id, day);
}

const reference::v1::Procedure* ProcedureOn(const Reference& reference, std::string_view id,
                                            absl::CivilDay day) {
  return VersionOn(reference.procedures, id, day);
}

const reference::v1::Policy* PolicyOn(const Reference& reference, std::string_view id,
                                      absl::CivilDay day) {
  return VersionOn(reference.policies, id, day);
}

const reference::v1::Taxonomy* TaxonomyOn(const Reference& reference, std::string_view id,
                                          absl::CivilDay day) {
  return VersionOn(reference.taxonomies, id, day);
}

const reference::v1::Calendar* CalendarVersion(const Reference& reference, std::string_view id,
                                               int version) {
  return ExactVersion(reference.calendars, id, version);
}

const reference::v1::Procedure* ProcedureVersion(const Reference& reference, std::string_view id,
                                                 int version) {
  return ExactVersion(reference.procedures, id, version);
}

const reference::v1::RecordType* FindRecordType(const reference::v1::Policy& policy,
                                                std::string_view code) {
  return FindEntry(policy.record_types(), code);
}

const reference::v1::DelayReason* FindDelayReason(const Reference& reference,
                                                  std::string_view code) {
  return FindEntry(reference.delay_reasons.reasons(), code);
}

const reference::v1::Outcome* FindOutcome(const Reference& reference, std::string_view code) {
  return FindEntry(reference.outcomes.outcomes(), code);
}

const reference::v1::Code* FindCode(const Reference& reference, std::string_view list,
                                    std::string_view code) {
  const auto found =
      std::find_if(reference.code_lists.begin(), reference.code_lists.end(),
                   [list](const reference::v1::CodeList& each) { return each.id() == list; });
  return found == reference.code_lists.end() ? nullptr : FindEntry(found->codes(), code);
}

const reference::v1::SayableStep* FindSayableStep(const Reference& reference,
                                                  std::string_view code) {
  return FindEntry(reference.sayable_steps.steps(), code);
}

}  // namespace candour
