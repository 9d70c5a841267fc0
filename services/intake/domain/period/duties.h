// What is owed to whom in the matter of periods.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DUTIES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DUTIES_H_

#include <string_view>

#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

inline constexpr Duty kLongerRequest{"LONGER_REQUEST", ledger::v1::RECIPIENT_COMPLAINANT, "N-10"};
inline constexpr Duty kLongerConfirmed{"LONGER_CONFIRMED", ledger::v1::RECIPIENT_COMPLAINANT,
                                       "N-10C"};
inline constexpr Duty kPauseReview{"PAUSE_REVIEW", ledger::v1::RECIPIENT_STAFF, ""};
// That the request for a further stage is here; sending it acknowledges the request.
inline constexpr std::string_view kRequestHeard = "N-23A";
// The written statement of a child's complaint, from which stage two runs.
inline constexpr Duty kStatement{"STATEMENT", ledger::v1::RECIPIENT_COMPLAINANT, ""};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DUTIES_H_
