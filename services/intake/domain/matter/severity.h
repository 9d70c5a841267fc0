// How serious a complaint is (domain 3.6).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SEVERITY_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SEVERITY_H_

#include <cstdint>
#include <string_view>

#include "candour/ledger/v1/matter.pb.h"

namespace candour::intake {

// The band of consequence (1 to 5) by likelihood (1 to 5): 1 to 3 low, 4 to 6 moderate, 8 to 12
// high, 15 to 25 extreme.
std::string_view BandOf(uint32_t consequence, uint32_t likelihood);

// Whether the director must be told within a working day: the band is extreme, somebody is unsafe,
// or it is about safeguarding, a death, or may end in a public report of the Ombudsman.
bool IsForDirector(const ledger::v1::TriageResult& result);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SEVERITY_H_
