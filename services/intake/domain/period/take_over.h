// Cases that another system left open, taken over with the promises already made (G-18).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_TAKE_OVER_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_TAKE_OVER_H_

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// The events of taking `file`, which is pinned and holds what the submission says, over as
// `act.ongoing` describes it: the receipt with what is still owed, and what was done as facts. No
// duty is opened that a notice would discharge by itself; a date that has passed stays open, so
// that it is seen as missed. Fails with FieldErrors.
absl::StatusOr<Events> TakeOverOpen(const ledger::v1::Submit& act, ledger::v1::CaseFile file,
                                    const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_TAKE_OVER_H_
