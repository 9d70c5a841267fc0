// The annual report as it was published.
#ifndef CANDOUR_CLIENTS_CLI_PUBLICATION_COMMANDS_H_
#define CANDOUR_CLIENTS_CLI_PUBLICATION_COMMANDS_H_

#include <string>

#include "candour/analytics/v1/analytics.pb.h"
#include "clients/cli/command.h"

namespace candour::cli {

// "Version 2, published on … by …, SHA-256 …; changed: …" on one line.
std::string Show(const analytics::v1::AnnualPublication& publication);

// annual-publish.
void AddPublication(CLI::App& app, CommandLine& line);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_PUBLICATION_COMMANDS_H_
