// Acts about periods, and the passing of time as the alarm worker would bring it.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_PERIOD_A_PERIOD_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_PERIOD_A_PERIOD_H_

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

// "2026-07-10T10:00:00" in London.
absl::Time LocalInstant(const std::string& text);

// A complaint received at 10:00 on that day; acknowledged the same hour unless told otherwise.
ACase ReceivedOn(absl::CivilDay day, bool acknowledged = true);

// An agreement by telephone, now, of a period until that day; without a day when `until` is empty.
ledger::v1::Act AgreeUntil(const std::string& until);
// With DR-01.
ledger::v1::Act ProposeUntil(absl::CivilDay until);
ledger::v1::Act CorrectReceiptTo(const std::string& local_instant);

// The response date moves on `day` and the complainant is told at once.
void AmendAndTell(absl::CivilDay day, absl::CivilDay response_by, ACase& the_case);

// Every alarm up to the end of `day`, in the order in which they fall.
void PassTimeUntil(absl::CivilDay day, ACase& the_case);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_PERIOD_A_PERIOD_H_
