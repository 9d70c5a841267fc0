// The working of a date as an obligation carries it.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_WORKING_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_WORKING_H_

#include <string>
#include <string_view>
#include <vector>

#include "candour/reference/v1/procedure.pb.h"

namespace candour::intake {

// `text` in sentences. One that is longer than a field may be, such as the list of the days that a
// long period steps over, is cut after one of its semicolons.
std::vector<std::string> Sentences(std::string_view text);

// The source of a rule with the number of its regulations where it names a regulation only, such as
// "SI 2009/309 reg 13(3)".
std::string LawOf(const reference::v1::Procedure& procedure, std::string_view legal_source);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_WORKING_H_
