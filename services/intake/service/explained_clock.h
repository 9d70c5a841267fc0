// Every date of a case with its working, for ExplainClock.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_EXPLAINED_CLOCK_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_EXPLAINED_CLOCK_H_

#include "candour/intake/v1/intake.pb.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// The obligations of `file`, the open ones first, each part by date and those without one last; and
// in words what stands without a date and what rests without stopping a clock.
v1::ExplainClockResponse ExplainedClock(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_EXPLAINED_CLOCK_H_
