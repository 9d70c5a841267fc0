// Alerts that somebody may be unsafe (G-12).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_ALERTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_ALERTS_H_

#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// `events`, which `act` led to, with the alerts that its text raises: a duty of the duty team to
// look at once, at any hour. A kind of which an alert waits already is not raised twice. Nothing
// that is written lowers one. `file` is the case before the act; null for one that is taken in.
Events WithAlerts(const ledger::v1::CaseFile* file, const ledger::v1::Act& act,
                  const Context& context, Events events);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_ALERTS_H_
