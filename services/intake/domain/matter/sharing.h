// Sharing details with providers (reg 11).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SHARING_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SHARING_H_

#include <string>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Whether the complainant's latest answer about that provider, or about any, is that details may go
// to it.
bool MayShareWith(const ledger::v1::CaseFile& file, const std::string& provider);

// Ends the requests for consent to share with that provider, or with any when it is empty, which
// have not gone: who has answered need not be asked.
void EndSharingRequest(const ledger::v1::CaseFile& file, const std::string& provider, absl::Time at,
                       Duties& duties);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SHARING_H_
