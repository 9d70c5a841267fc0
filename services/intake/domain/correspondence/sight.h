// Who may know of a restricted case.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_SIGHT_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_SIGHT_H_

#include <string_view>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// How long an emergency access lasts.
inline constexpr absl::Duration kEmergencyAccess = absl::Hours(1);

// Whether the case is kept from this subject by name. No emergency opens it.
bool IsKeptFrom(const ledger::v1::CaseFile& file, std::string_view subject);

// Whether `subject` may know that the case exists. To all others every call answers as if it did
// not. Candour's own services are not asked: they need every event.
bool MaySee(const ledger::v1::CaseFile& file, std::string_view subject, absl::Time now);

// The same for an actor: services see every case.
bool MaySee(const ledger::v1::CaseFile& file, const Actor& actor, absl::Time now);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_SIGHT_H_
