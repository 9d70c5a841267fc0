// What may be chosen from, as the council keeps it.
#ifndef CANDOUR_CLIENTS_CLI_CODE_LISTS_H_
#define CANDOUR_CLIENTS_CLI_CODE_LISTS_H_

#include <string>
#include <vector>

#include "candour/intake/v1/procedure.pb.h"
#include "clients/cli/command.h"

namespace candour::cli {

// Whom to call when somebody is unsafe; "Call 999." where the council cannot be asked.
std::vector<std::string> WhenUnsafe(Session& session);

// The lists as tables: all of them, or the one of that name. Empty where there is none of it.
std::string ShowLists(const intake::v1::ShowListsResponse& lists, const std::string& name);

// `candour lists`.
void AddLists(CLI::App& app, CommandLine& line);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_CODE_LISTS_H_
