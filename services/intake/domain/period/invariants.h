// What holds of the periods of every case file after any act.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_INVARIANTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_INVARIANTS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Adds one sentence to `broken` for each that does not hold.
void CheckPeriods(const ledger::v1::CaseFile& file, std::vector<std::string>& broken);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_INVARIANTS_H_
