// The rules of the statutory file: what follows from an act, and what the file is after an event.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// The events that follow from `act` on the case `file`, none when the act is no longer applicable.
//
// `file` is null for Submit and for acts on the authority. An act that names further cases is
// decided on each of them by itself; it succeeds on all or on none. Pure: the same arguments always
// give the same events. Fails with
//   InvalidArgument (FieldError)  a value that cannot be, such as a receipt in the future;
//   NotFound                      an act on a case that is not there;
//   FailedPrecondition            the case does not stand where the act needs it (I-1 … I-8);
//   PermissionDenied              the actor may not do this, such as approve their own reason.
absl::StatusOr<std::vector<ledger::v1::Event>> Decide(const ledger::v1::CaseFile* file,
                                                      const ledger::v1::Act& act,
                                                      const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_H_
