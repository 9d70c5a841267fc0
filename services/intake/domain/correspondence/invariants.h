// What must hold of messages, attachments and restrictions after every event.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_INVARIANTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_INVARIANTS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Appends the rules that `file` breaks, in words.
void CheckCorrespondence(const ledger::v1::CaseFile& file, std::vector<std::string>& broken);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_INVARIANTS_H_
