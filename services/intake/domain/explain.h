#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_EXPLAIN_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_EXPLAIN_H_

#include <string>
#include <vector>

#include "services/intake/domain/clock.h"

namespace candour::intake {

// The working of a date in plain sentences: the day it runs from, each day that was stepped over
// and why, the last day, the rule with its law, and the versions of procedure and calendar. A date
// that could not be computed says why. A sentence has fewer than 500 characters.
std::vector<std::string> Sentences(const DerivedDate& date);

// The same sentences as one text.
std::string Explain(const DerivedDate& date);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_EXPLAIN_H_
