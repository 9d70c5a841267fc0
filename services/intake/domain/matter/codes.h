// The codes of root causes, remedies and exclusions (domain 3.4, 3.6, reg 8(1)).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_CODES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_CODES_H_

#include <string_view>

namespace candour::intake {

// X-a to X-h.
bool IsExclusion(std::string_view code);

// An exclusion that rests on an earlier record or investigation: X-d, X-e, X-f.
bool NeedsEarlier(std::string_view code);

// What a triage may flag, for example safeguarding.
bool IsRiskFlag(std::string_view code);

// A flag at which the director must be told: safeguarding, death, public_report.
bool IsForDirector(std::string_view flag);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_CODES_H_
