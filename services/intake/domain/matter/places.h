// The services, teams and providers that a point may name.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_PLACES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_PLACES_H_

#include <string_view>

#include "absl/status/status.h"
#include "candour/ledger/v1/matter.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// Fails with a FieldError under `field` when the place names a service, team or provider that is
// not of the council's lists, or is no longer chosen; `before` is what stood there, which may stay.
// A provider outside the list may be named by its CQC location id, "1-" and digits: people arrange
// care with anybody. An empty list takes any code, so that a council can begin without one.
absl::Status CheckListed(const ledger::v1::PointPlace& place, const ledger::v1::PointPlace& before,
                         const Context& context, std::string_view field);

// The same for a team that is asked; the error names the teams that are chosen, and where the
// council adds one.
absl::Status CheckTeamListed(std::string_view team, const Context& context, std::string_view field);

// The same for a provider with whom something is shared, or who is asked.
absl::Status CheckProviderListed(std::string_view provider, const Context& context,
                                 std::string_view field);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_PLACES_H_
