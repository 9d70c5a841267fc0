// Calendars that will soon have nothing to count with.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_CALENDAR_END_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_CALENDAR_END_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {

// One sentence for each calendar whose last loaded year ends less than a year and a day after
// `today`: a complaint received then may need dates that cannot be computed.
std::vector<std::string> CalendarsEndingSoon(const ReferenceData& data, absl::CivilDay today);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_CALENDAR_END_H_
