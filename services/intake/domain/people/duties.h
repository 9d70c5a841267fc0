// What is owed to whom in the matter of people.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_DUTIES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_DUTIES_H_

#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// That the council limits contact; the party is the restriction's number.
inline constexpr Duty kContactLimit{"CONTACT_LIMIT", ledger::v1::RECIPIENT_COMPLAINANT, "N-22"};
inline constexpr Duty kContactReview{"CONTACT_REVIEW", ledger::v1::RECIPIENT_STAFF, ""};
// The person's own time: no duty of the council.
inline constexpr Duty kContactAppeal{"CONTACT_APPEAL", ledger::v1::RECIPIENT_COMPLAINANT, ""};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_DUTIES_H_
