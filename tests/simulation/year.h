// A year of notices at several councils: intake's rules and notification's together, with people
// who forget, mail servers that die, deaths, blocks and ways that are not safe.
#ifndef CANDOUR_TESTS_SIMULATION_YEAR_H_
#define CANDOUR_TESTS_SIMULATION_YEAR_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/authority.pb.h"
#include "services/intake/domain/reference_data.h"
#include "services/notification/domain/judgement.h"
#include "tests/simulation/promises.h"

namespace candour::simulation {

struct YearSettings {
  std::uint64_t seed = 1;
  int cases = 150;
};

// What all cases share.
struct YearWorld {
  // With a second version of the calendar, in which `proclaimed` is a holiday.
  intake::ReferenceData reference_data;
  // As each council has decided before and after it adopted that version, on `adopted_on`.
  ledger::v1::AuthorityFile before;
  ledger::v1::AuthorityFile after;
  absl::CivilDay adopted_on;
  absl::CivilDay proclaimed;
};

struct YearFigures {
  std::int64_t cases = 0;
  std::int64_t acts = 0;
  std::int64_t promises = 0;
  std::map<PromiseEnd, std::int64_t> ends;
  // Notices that left, by code.
  std::map<std::string, std::int64_t> notices;
  std::int64_t by_email = 0;
  std::int64_t by_letter = 0;
  std::int64_t returned = 0;
  // Duties that a person was asked to see to, by notice.
  std::map<std::string, std::int64_t> with_people;
  // What must not be, a sentence each.
  std::vector<std::string> faults;
};

YearWorld AYear();

// The cases of 2026, each led to its end. The same for the same settings.
YearFigures RunYear(const YearSettings& settings, const YearWorld& world,
                    const notification::Rules& rules);

// The figures, a line each.
std::string InWords(const YearFigures& figures);

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_YEAR_H_
