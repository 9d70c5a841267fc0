// What holds for every case file, whatever led to it.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INVARIANTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INVARIANTS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Whether an open obligation of the case leads to the next word to the complainant.
bool HasNextContact(const ledger::v1::CaseFile& file);

// The rules that `file` breaks, one sentence each, beginning with the rule's name where it has one;
// none for a sound file.
//   I-1  an acknowledgement has its method, instant and offer to discuss
//   I-2  a determined plan is in effect only when N-04 was sent
//   I-3  every change of the response date has its amendment, reason and notice
//   I-4  a response has an outcome for every point and for the case
//   I-5  when the time to send has passed without a response, N-11 is owed or was sent
//   I-6  the day of receipt is that of its instant in London
//   I-7  the open response is due on the date of the plan
// and: an open case has a next contact unless the person is anonymous, a historic or closed case
// owes nothing, an obligation has one id, one state and a date or the reason for none, at most one
// holding notice stands, and an erased case holds nothing personal.
std::vector<std::string> InvariantViolations(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INVARIANTS_H_
