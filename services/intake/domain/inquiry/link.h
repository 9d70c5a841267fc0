// The links by which a team or provider answers without an account (G-17).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_LINK_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_LINK_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/inquiry.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Until when the links of a request open it: for ten working days after the day on which the answer
// is due, or 14 days where that is not known.
absl::Time LinkExpiry(const ledger::v1::Obligation& obligation, const Duties& duties,
                      absl::Time now);

// Whether a link whose secret has this SHA-256 opens the request at `now`.
bool Opens(const ledger::v1::Contribution& contribution, const std::string& digest, absl::Time now);

// A link opens nothing but its own request, until it expires. OK for an answer that came another
// way.
absl::Status CheckLink(const ledger::v1::Contribution& asked,
                       const ledger::v1::ReceiveContribution& act, const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_LINK_H_
