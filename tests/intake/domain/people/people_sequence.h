// Random acts on the people of a case.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_PEOPLE_PEOPLE_SEQUENCE_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_PEOPLE_PEOPLE_SEQUENCE_H_

#include <random>

#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

// Gives some contacts a person who receives care, a basis, a format or a block.
void SomePeople(std::mt19937_64& random, ledger::v1::Submit& submit);

// An act on the people of the case, sensible or not.
ledger::v1::Act SomePeopleAct(std::mt19937_64& random, const ACase& the_case);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_PEOPLE_PEOPLE_SEQUENCE_H_
