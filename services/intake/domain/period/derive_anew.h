// Dates of obligations that stand, counted once more.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DERIVE_ANEW_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DERIVE_ANEW_H_

#include <optional>

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/obligation.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Whether the count of `obligation` runs from the day of receipt.
bool RunsFromReceipt(const ledger::v1::Obligation& obligation, const Duties& duties);

// `obligation` as `duties` derives it for `file`, whose receipt and agreements count; an instant
// that was reached stays so, and what is chased is chased by the new day. None where its day was
// set rather than counted, or where the procedure no longer has its clock. `file` must be the one
// that `duties` was made of.
std::optional<ledger::v1::Obligation> DerivedAnew(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::Obligation& obligation,
                                                  const Duties& duties, const Context& context);

// Whether both have the same date, or the same reason for none.
bool SameDate(const ledger::v1::Obligation& a, const ledger::v1::Obligation& b);

// Whether the complainant was told the date of `obligation`: an adopted version never moves it
// (I-7).
bool IsPromised(const ledger::v1::CaseFile& file, const ledger::v1::Obligation& obligation);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DERIVE_ANEW_H_
