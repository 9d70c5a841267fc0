// What is owed to whom in the matter of periods.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DUTIES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DUTIES_H_

#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

inline constexpr Duty kLongerRequest{"LONGER_REQUEST", ledger::v1::RECIPIENT_COMPLAINANT, "N-10"};
inline constexpr Duty kLongerConfirmed{"LONGER_CONFIRMED", ledger::v1::RECIPIENT_COMPLAINANT,
                                       "N-10C"};
inline constexpr Duty kPauseReview{"PAUSE_REVIEW", ledger::v1::RECIPIENT_STAFF, ""};
// The written statement of a child's complaint, from which stage two runs.
inline constexpr Duty kStatement{"STATEMENT", ledger::v1::RECIPIENT_COMPLAINANT, ""};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_DUTIES_H_
