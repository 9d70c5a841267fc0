// Ten years of complaints at several authorities.
#ifndef CANDOUR_TESTS_SIMULATION_DECADE_H_
#define CANDOUR_TESTS_SIMULATION_DECADE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/intake/domain/reference_data.h"
#include "tests/simulation/life.h"

namespace candour::simulation {

struct Settings {
  std::uint64_t seed = 1;
  // How many acts are tried at least; cases under way are led to their end.
  std::int64_t acts = 20'000;
  int authorities = 5;
};

// What went wrong on one case.
struct Failure {
  std::uint64_t seed = 0;
  Names names;
  bool diligent = false;
  std::string fault;
  std::vector<Try> script;
};

struct Figures {
  std::int64_t lives = 0;
  std::int64_t tried = 0;
  std::int64_t done = 0;
  std::int64_t events = 0;
  // Events by type, such as "response_sent".
  std::map<std::string, std::int64_t> by_type;
  std::optional<Failure> failure;
};

// Our own reference data with a calendar by rule that reaches beyond the decade.
intake::ReferenceData DecadeReference();

// Lives of cases, begun throughout 2025 to 2034 and led side by side in the order of their times;
// every other one is diligent. Ends with the first failure. The same for the same settings.
Figures RunDecade(const Settings& settings, const intake::ReferenceData& reference_data);

// The fault of a script that is played from the beginning; empty when there is none.
using Play = std::function<std::string(const std::vector<Try>&)>;

// Plays a script on a fresh case like the one that failed.
std::string PlayOn(const Failure& failure, const std::vector<Try>& script,
                   const intake::ReferenceData& reference_data);

// The shortest script to be found by leaving tries out that still has the fault of the whole.
std::vector<Try> Shrink(std::vector<Try> script, const Play& play);

// A line for each try: when, who, under which request, what.
std::string InWords(const std::vector<Try>& script);

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_DECADE_H_
