#include "services/common/reference/own_procedures.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/reference/field.h"
#include "services/common/reference/load.h"
#include "services/common/reference/procedure_check.h"

namespace candour {
namespace {

namespace fs = std::filesystem;
namespace ref = reference::v1;

bool IsKnownAtOnce(ref::Milestone start) {
  return start == ref::MILESTONE_RECEIVED || start == ref::MILESTONE_ACKNOWLEDGED;
}

absl::Status CheckAnswerDay(const ref::Procedure& procedure) {
  const bool dated = std::any_of(
      procedure.clocks().begin(), procedure.clocks().end(), [](const ref::Clock& clock) {
        return clock.satisfied_by() == ref::MILESTONE_RESPONDED && IsKnownAtOnce(clock.start());
      });
  if (dated) return absl::OkStatus();
  return Refuse("clocks",
                "one must give the day of the answer: satisfied_by MILESTONE_RESPONDED, counted "
                "from MILESTONE_RECEIVED or MILESTONE_ACKNOWLEDGED");
}

absl::Status LoadOf(const fs::path& folder, std::vector<ref::Procedure>& into) {
  std::vector<ref::Procedure> own;
  absl::Status loaded = LoadFiles(folder, CheckOwnProcedure, own);
  if (!loaded.ok()) return loaded;
  const std::string authority = folder.filename().string();
  for (ref::Procedure& each : own) {
    if (each.authority_id() != authority) {
      return absl::InvalidArgumentError(absl::StrCat("procedures/", authority, ": ", each.id(),
                                                     ".authority_id: must be ", authority,
                                                     ", as the folder is named"));
    }
    into.push_back(std::move(each));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckOwnProcedure(const ref::Procedure& procedure) {
  if (absl::Status s = CheckPresent("authority_id", procedure.authority_id()); !s.ok()) return s;
  if (absl::Status s = CheckProcedure(procedure); !s.ok()) return s;
  const std::string prefix = absl::StrCat(absl::AsciiStrToUpper(procedure.authority_id()), "-");
  if (procedure.id().compare(0, prefix.size(), prefix) != 0) {
    return Refuse("id", absl::StrCat("must begin with ", prefix, ", so that all see whose it is"));
  }
  return CheckAnswerDay(procedure);
}

absl::Status LoadOwnProcedures(const fs::path& folder, std::vector<ref::Procedure>& into) {
  std::error_code error;
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  if (error) return absl::NotFoundError(absl::StrCat("procedures: ", error.message()));
  std::sort(folders.begin(), folders.end());
  for (const fs::path& each : folders) {
    absl::Status loaded = LoadOf(each, into);
    if (!loaded.ok()) return loaded;
  }
  return SortVersions("procedures", into);
}

}  // namespace candour
