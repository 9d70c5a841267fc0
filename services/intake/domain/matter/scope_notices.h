// The notices that say what is not handled here: excluded, out of time, sent on.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SCOPE_NOTICES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SCOPE_NOTICES_H_

#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Whether an obligation of that clock is to tell that something is excluded, out of time or sent
// on.
bool TellsScope(std::string_view clock);

// Whether the case ends once the notice of `obligation` has gone: it was the last one to tell that
// no point is handled here (I-8).
bool EndsCase(const ledger::v1::CaseFile& file, const ledger::v1::Obligation& obligation);

// Whether somebody has still to be told that a point is excluded, out of time or sent on.
bool OwesScopeNotice(const ledger::v1::CaseFile& file);

// The event that closes a case none of whose points is handled here.
ledger::v1::Event ClosedUnhandled(const ledger::v1::CaseFile& file, absl::Time at);

// Owes, counted from `today`, the notices of what was excluded, refused or sent on that nobody was
// told: somebody is there again who can be.
void OweScopeNotices(const ledger::v1::CaseFile& file, absl::CivilDay today, Duties& duties);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SCOPE_NOTICES_H_
