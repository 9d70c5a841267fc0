// What always holds of the investigation, the answer and what follows on it.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_INVARIANTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_INVARIANTS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Adds a sentence for each rule that `file` breaks.
void CheckInquiry(const ledger::v1::CaseFile& file, std::vector<std::string>& broken);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_INVARIANTS_H_
