#include "services/candourd/command_line.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace candour {

absl::StatusOr<std::vector<Starter>> StartersNamed(const std::vector<std::string>& arguments,
                                                   const std::vector<Starter>& starters) {
  std::string known;
  for (const Starter& starter : starters) {
    const std::string name{NameOf(starter.name)};
    if (arguments.size() == 1 && arguments.front() == name) return std::vector<Starter>{starter};
    absl::StrAppend(&known, name, "|");
  }
  if (arguments.size() == 1 && arguments.front() == "all") return starters;
  return absl::InvalidArgumentError(
      absl::StrCat("usage: candourd ", known, "all   (settings come from the environment)"));
}

ExitCode ExitCodeFor(const absl::Status& status) {
  return absl::IsInvalidArgument(status) ? kWrongSettings : kCannotStart;
}

}  // namespace candour
