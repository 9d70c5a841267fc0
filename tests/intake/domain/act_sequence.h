// Random lives of a case, the same for the same seed.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_ACT_SEQUENCE_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_ACT_SEQUENCE_H_

#include <cstddef>
#include <cstdint>
#include <random>

#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

// Makes acts for a case, sensible and senseless ones, as time goes by.
class ActSequence {
 public:
  explicit ActSequence(uint64_t seed) : random_(seed) {}

  // A contact of any kind; two of three are complaints.
  ledger::v1::Submit Contact();
  // Lets some hours or days go by and makes the next act.
  ledger::v1::Act Next(ACase& the_case);

 private:
  // A number from 0 to below `count`.
  int Pick(size_t count);
  bool Chance(int percent) { return Pick(100) < percent; }
  absl::CivilDay SomeDay(const ACase& the_case);
  ledger::v1::Act Notice(const ACase& the_case);
  ledger::v1::Act Alarm(const ACase& the_case);
  ledger::v1::Act Answer(const ACase& the_case);
  ledger::v1::Act Themes(const ACase& the_case);
  ledger::v1::Act Step();
  ledger::v1::Act Plan(const ACase& the_case);

  std::mt19937_64 random_;
};

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_ACT_SEQUENCE_H_
