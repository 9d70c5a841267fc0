// What is owed because of what a complaint is about.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_DUTIES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_DUTIES_H_

#include "candour/ledger/v1/obligation.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Each runs by the clock of its own name (Duties::ByStandard).
inline constexpr Duty kExcludedNotice{"EXCLUDED", ledger::v1::RECIPIENT_COMPLAINANT, "N-07"};
inline constexpr Duty kOutOfTimeNotice{"OUT_OF_TIME", ledger::v1::RECIPIENT_COMPLAINANT, "N-07T"};
inline constexpr Duty kTransferNotice{"TRANSFER", ledger::v1::RECIPIENT_COMPLAINANT, "N-07X"};
// Only where the handler wants it told: the law asks for no notice (reg 8(2A)).
inline constexpr Duty kEarlyNote{"EARLY_NOTE", ledger::v1::RECIPIENT_COMPLAINANT, "N-21"};
inline constexpr Duty kOralRecord{"ORAL_RECORD", ledger::v1::RECIPIENT_COMPLAINANT, "N-02"};
inline constexpr Duty kNewPointNotice{"NEW_POINT", ledger::v1::RECIPIENT_COMPLAINANT, "N-15"};
inline constexpr Duty kSharingRequest{"SHARING", ledger::v1::RECIPIENT_COMPLAINANT, "N-05"};
inline constexpr Duty kPartsNotice{"PARTS", ledger::v1::RECIPIENT_COMPLAINANT, "N-07P"};
inline constexpr Duty kLeadNotice{"LEAD", ledger::v1::RECIPIENT_COMPLAINANT, "N-07J"};
// The request N-S2 opens it, it does not discharge it.
inline constexpr Duty kInformation{"INFORMATION", ledger::v1::RECIPIENT_PROVIDER, "N-S2"};
inline constexpr Duty kDebtHold{"DEBT_HOLD", ledger::v1::RECIPIENT_PROVIDER, ""};
inline constexpr Duty kDirector{"DIRECTOR", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kDisclosure{"DISCLOSURE", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kSafety{"SAFETY", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kKind{"KIND", ledger::v1::RECIPIENT_STAFF, ""};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_DUTIES_H_
