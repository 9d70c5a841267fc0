// What a complaint is about and with whom it is handled, for a terminal.
#ifndef CANDOUR_CLIENTS_CLI_SHOW_MATTER_H_
#define CANDOUR_CLIENTS_CLI_SHOW_MATTER_H_

#include <string>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::cli {

// What must be seen first: somebody is unsafe, automation is stopped, an enquiry runs. One line
// each; empty when there is nothing.
std::string ShowAlerts(const ledger::v1::CaseFile& file);

// Links, conversions, triage, transfers, joint handling, providers and debt holds, one line each.
std::string ShowMatter(const ledger::v1::CaseFile& file);

// Where the point lies, what was found, what puts it right and whether it must be handled, one line
// each, indented.
std::string ShowPointMatter(const ledger::v1::Point& point);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_SHOW_MATTER_H_
