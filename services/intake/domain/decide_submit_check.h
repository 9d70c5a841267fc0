// What may come in, and what may not.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_SUBMIT_CHECK_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_SUBMIT_CHECK_H_

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// When it reached the council: as the act says, or else now.
absl::Time ReceiptOf(const ledger::v1::Submit& act, const Context& context);

// Fails with FieldErrors that name everything wrong with the act by itself: type, channel, receipt
// (not in the future, not before 1990), points, who complains, and the end of a historic case.
absl::Status CheckSubmit(const ledger::v1::Submit& act, const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_SUBMIT_CHECK_H_
