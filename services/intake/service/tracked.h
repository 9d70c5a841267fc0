// What the public look-up says of a case.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_TRACKED_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_TRACKED_H_

#include <functional>
#include <string>

#include "absl/time/time.h"
#include "candour/intake/v1/intake.pb.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// The fixed words of a step that may be told, "we read the records"; empty for any other.
using StepWords = std::function<std::string(const std::string& code)>;

// Where the case stands at `now`: what has happened in fixed words and what comes next (G-2). No
// name, no word of the complaint, no outcome, and nothing that the person was not told. It never
// reassures: a date that has passed, or that nobody confirmed within seven days, is said to be so.
v1::TrackResponse TrackedCase(const ledger::v1::CaseFile& file, const StepWords& words,
                              absl::Time now);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_TRACKED_H_
