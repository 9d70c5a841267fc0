// Whether the dates were kept (reg 17(c), reg 14(3)).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_WITHIN_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_WITHIN_H_

#include "absl/time/civil_time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/inquiry.pb.h"

namespace candour::intake {

// Sets on `response`, sent on that day, whether it kept the period first told, the period as it was
// last told, and the relevant period. A period that never was told is not kept by anything.
void SetWithin(const ledger::v1::CaseFile& file, absl::CivilDay sent_on,
               ledger::v1::Response& response);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_WITHIN_H_
