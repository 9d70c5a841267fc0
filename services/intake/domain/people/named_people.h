// Who is named, and what a case knows of them: what has to be looked up before an act is decided.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_NAMED_PEOPLE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_NAMED_PEOPLE_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/people.pb.h"

namespace candour::intake {

// The ids of the persons whom `act` brings in and whom other cases may know: those of a new
// contact, and whoever takes a complaint on. Each once.
std::vector<std::string> PeopleNamedIn(const ledger::v1::Act& act);

// The id of the person of whom `act` says what holds on every case of theirs: a death, no contact
// (G-9). Empty for every other act.
std::string PersonOnEveryCase(const ledger::v1::Act& act);

// Whether the person is the complainant of `file` or the one who receives care.
bool IsOnCase(const ledger::v1::CaseFile& file, const std::string& person_id);

// The person as `file` knows them, where it says that they died or may not be contacted; else null.
const ledger::v1::Person* KnownFrom(const ledger::v1::CaseFile& file, const std::string& person_id);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_NAMED_PEOPLE_H_
