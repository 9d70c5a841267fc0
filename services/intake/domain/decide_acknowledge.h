// The acknowledgement, however it came about.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_ACKNOWLEDGE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_ACKNOWLEDGE_H_

#include <string_view>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// The acknowledgement at `instant`: it ends the duty to acknowledge, and the plan is owed next, or
// the reply where there is no plan (reg 13(3), 13(7)). A person has checked the scope.
ledger::v1::Event AcknowledgedAt(absl::Time instant, std::string_view method,
                                 const ledger::v1::CaseFile& file, Duties& duties);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_ACKNOWLEDGE_H_
