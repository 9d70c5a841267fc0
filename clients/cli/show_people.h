// The people of a case, for a terminal.
#ifndef CANDOUR_CLIENTS_CLI_SHOW_PEOPLE_H_
#define CANDOUR_CLIENTS_CLI_SHOW_PEOPLE_H_

#include <string>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::cli {

// What must be seen before anybody writes to or calls a person of the case (A-01: flag), one line
// each; empty when there is nothing.
std::string ShowFlags(const ledger::v1::CaseFile& file);

// Standing, authority, consents, adjustments and advocate, one line each.
std::string ShowPeople(const ledger::v1::CaseFile& file);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_SHOW_PEOPLE_H_
