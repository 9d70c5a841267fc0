// The link by which a team or provider answers without an account (G-17).
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_CONTRIBUTION_LINK_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_CONTRIBUTION_LINK_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/intake/v1/intake.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/common/auth/caller.h"

namespace candour::intake {

// The contribution whose link has this secret. NotFound, in the same words whatever is the matter:
// no such secret, or the link has expired by `now`. The pointer lives as long as `file`.
absl::StatusOr<const ledger::v1::Contribution*> LinkedContribution(const ledger::v1::CaseFile& file,
                                                                   const std::string& secret,
                                                                   absl::Time now);

// Whether the link shows anything: the answer is still wanted, on a case that is not closed.
bool IsWanted(const ledger::v1::CaseFile& file, const ledger::v1::Contribution& contribution);

// Who acts through the link, as the ledger names it: "link/2" for contribution 2.
Caller LinkHolder(const ledger::v1::Contribution& contribution);

// What the holder of the link sees: what was recorded as shown, and nothing else of the case.
v1::ReadContributionResponse WhatIsShown(const ledger::v1::CaseFile& file,
                                         const ledger::v1::Contribution& contribution);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_CONTRIBUTION_LINK_H_
