// Recovery of a disputed sum waits, or does not (G-16).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_DEBT_HOLD_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_DEBT_HOLD_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// Whether a theme is about a charge or a financial assessment: CHG or FIN.
bool IsAboutMoney(std::string_view theme);

// The points about charges or financial assessments for which nobody asked yet: by the confirmed
// theme, else by the one that is suggested first.
std::vector<uint32_t> UnaskedMoneyPoints(const ledger::v1::CaseFile& file);

// `confirmed`, which confirms themes, and after it the request to the debt team where a point of an
// open complaint turns out to be about a charge or a financial assessment and nobody asked yet. One
// request waits at a time: what comes up meanwhile is asked by hand.
absl::StatusOr<Events> WithDebtHold(const ledger::v1::CaseFile& file, ledger::v1::Event confirmed,
                                    const Context& context);

// The request that the debt team has not answered, or null.
const ledger::v1::DebtHold* PendingHold(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_DEBT_HOLD_H_
