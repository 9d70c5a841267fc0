// Messages, attachments, restriction and hold of a case as people read them.
#ifndef CANDOUR_CLIENTS_CLI_SHOW_CORRESPONDENCE_H_
#define CANDOUR_CLIENTS_CLI_SHOW_CORRESPONDENCE_H_

#include <string>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::cli {

// Lines for the page of a case, each with its end; empty when there is nothing of it.
std::string ShowCorrespondence(const ledger::v1::CaseFile& file);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_SHOW_CORRESPONDENCE_H_
