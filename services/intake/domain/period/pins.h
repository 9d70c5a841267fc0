// The versions of calendar and procedure by which a case's dates are derived.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_PINS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_PINS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// Numbers in decimal.
struct Pins {
  std::string calendar_version;
  std::string procedure_version;
};

// The versions that count for `file`: those that the authority adopted, unless they are older than
// the ones it stands on.
Pins PinsInForce(const ledger::v1::CaseFile& file, const ledger::v1::AuthorityFile& authority);

// Whether the case's dates were derived by `pins`.
bool StandsOn(const ledger::v1::CaseFile& file, const Pins& pins);

// Writes into the file what its dates are derived with: the versions that the authority adopted, or
// where it adopted none those effective on the day of receipt. FailedPrecondition when they are not
// loaded.
absl::Status PinTo(std::string_view procedure_id, absl::CivilDay received_on,
                   const Context& context, ledger::v1::CaseFile& file);

// FieldError on `field` unless the authority may work by that procedure: one of those that every
// council may work by, or its own once it has adopted it.
absl::Status CheckMayWorkBy(std::string_view procedure_id, absl::CivilDay day,
                            const Context& context, std::string_view field);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_PINS_H_
