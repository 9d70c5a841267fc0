// What may be chosen from, for those who choose.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_LISTS_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_LISTS_H_

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "candour/intake/v1/procedure.pb.h"
#include "candour/ledger/v1/authority.pb.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {

// Whether the authority may see the procedure: another's own is none to it. A procedure that does
// not exist is shown as one that is not there by whoever looks for it.
bool IsShownTo(std::string_view authority_id, std::string_view procedure, const ReferenceData& data,
               absl::CivilDay today);

// The council's services, teams, providers and procedures, the outcomes and the lists of codes; and
// whom to call when somebody is unsafe.
v1::ShowListsResponse ListsOf(std::string_view authority_id,
                              const ledger::v1::AuthorityFile& authority, const ReferenceData& data,
                              absl::CivilDay today);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_LISTS_H_
