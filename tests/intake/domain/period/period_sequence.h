// Random acts about periods, sensible and senseless ones, the same for the same numbers.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_PERIOD_PERIOD_SEQUENCE_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_PERIOD_PERIOD_SEQUENCE_H_

#include <random>

#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

// An act on the case as it stands.
ledger::v1::Act SomePeriodAct(std::mt19937_64& random, const ACase& the_case);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_PERIOD_PERIOD_SEQUENCE_H_
