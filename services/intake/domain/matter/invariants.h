// What holds for the matter of every case file, whatever led to it.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_INVARIANTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_INVARIANTS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Adds to `broken` the rules that `file` breaks, one sentence each.
//   I-8  an excluded point has its code, its reason and, but for X-c and where nobody may be told,
//        the obligation of its notice; a case that ended because no point is handled has told it
// and: a point has one number, a remedy is offered before it is accepted or paid, and no automation
// runs exactly while a disclosure waits to be assessed.
void CheckMatter(const ledger::v1::CaseFile& file, std::vector<std::string>& broken);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_INVARIANTS_H_
