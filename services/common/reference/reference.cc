#include "services/common/reference/reference.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/reference/calendar_check.h"
#include "services/common/reference/council_check.h"
#include "services/common/reference/list_check.h"
#include "services/common/reference/load.h"
#include "services/common/reference/own_procedures.h"
#include "services/common/reference/procedure_check.h"
#include "services/common/reference/safety_check.h"

namespace candour {
namespace {

namespace fs = std::filesystem;

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

// Its own lists and procedures are those of one authority.
absl::Status LoadOwn(const fs::path& folder, Reference& loaded) {
  absl::Status status = LoadOwnProcedures(folder / "procedures", loaded.procedures);
  if (!status.ok()) return status;
  return LoadFiles(folder / "councils", CheckCouncil, loaded.councils);
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
  absl::StatusOr<reference::v1::SafetyCues> cues =
      LoadFile<reference::v1::SafetyCues>(folder / "safety" / "safety.textproto", CheckSafetyCues);
  if (!cues.ok()) return cues.status();
  loaded.safety_cues = *std::move(cues);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Reference> LoadReference(const fs::path& folder) {
  Reference loaded;
  absl::Status status = LoadFolder(folder / "calendars", CheckCalendar, loaded.calendars);
  if (!status.ok()) return status;
  status = LoadFolder(folder / "procedures", CheckProcedure, loaded.procedures);
  if (!status.ok()) return status;
  status = LoadOwn(folder, loaded);
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

const reference::v1::Council* FindCouncil(const Reference& reference, std::string_view authority) {
  const auto found = std::find_if(
      reference.councils.begin(), reference.councils.end(),
      [authority](const reference::v1::Council& each) { return each.authority_id() == authority; });
  return found == reference.councils.end() ? nullptr : &*found;
}

}  // namespace candour
