// Whether a reason for a delay may be told as it was given (domain 3.7).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_REASON_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_REASON_H_

#include <string_view>

#include "absl/status/status.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/reference/v1/delay_reason.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// Whether `text` says nothing but that there was much to do: "workload", "competing demands" and
// "exceptional circumstances", with or without words around them that add no fact.
bool IsBanned(std::string_view text);

// Fails with a FieldError unless the facts fill exactly the reason's placeholders, no text is
// banned, and a reason that may not stand alone has an explanation; with PermissionDenied when it
// needs the complaints manager and the actor is not.
absl::Status CheckReason(const reference::v1::DelayReason& reason, const ledger::v1::Extend& act,
                         const Actor& actor);

// Whether the reason may leave as it stands: a safeguarding lead must approve some (G-3).
bool MayLeave(const reference::v1::DelayReason& reason, const Actor& actor);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_REASON_H_
