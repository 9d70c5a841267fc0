// What other cases know of somebody who comes in.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_KNOWN_PEOPLE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_KNOWN_PEOPLE_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "candour/ledger/v1/people.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// `opening`, the events that open a case, followed by those of the deaths and blocks that other
// cases know of its people: nothing goes to the dead because they come in anew (G-9).
absl::StatusOr<Events> WithKnownPeople(Events opening, const Context& context);

// FieldError under `field` when another case says that the person died or may not be contacted.
absl::Status CheckNotKnownGone(const ledger::v1::Person& person, const Context& context,
                               std::string_view field);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_KNOWN_PEOPLE_H_
