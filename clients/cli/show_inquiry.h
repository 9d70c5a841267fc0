// The investigation, the answer and what follows on it, for a terminal.
#ifndef CANDOUR_CLIENTS_CLI_SHOW_INQUIRY_H_
#define CANDOUR_CLIENTS_CLI_SHOW_INQUIRY_H_

#include <string>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::cli {

// Handler, contributions, draft, answer, actions, further contacts, the Ombudsman and learning, one
// line each; empty when there is nothing.
std::string ShowInquiry(const ledger::v1::CaseFile& file);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_SHOW_INQUIRY_H_
