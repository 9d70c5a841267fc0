// People around a complaint: who makes it, what befalls them, and staff who mean well and forget.
#ifndef CANDOUR_TESTS_SIMULATION_STAFF_H_
#define CANDOUR_TESTS_SIMULATION_STAFF_H_

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour::simulation {

// The complaint, and what befalls its people in the weeks after.
class Fate {
 public:
  explicit Fate(std::uint64_t seed) : random_(seed) {}

  ledger::v1::Submit Complaint();
  // What befalls somebody on `today`, if anything.
  std::optional<ledger::v1::Act> Today(const ledger::v1::CaseFile& file, absl::CivilDay today);

 private:
  bool Chance(int in_thousand) { return static_cast<int>(random_() % 1000) < in_thousand; }
  ledger::v1::Act Marked(ledger::v1::ContactKind kind);

  std::mt19937_64 random_;
};

// One handler and their habits, the same for the same seed.
class Handler {
 public:
  explicit Handler(std::uint64_t seed);

  // What the handler does about the case on the morning of `today`, a working day. Each is tried;
  // the rules may refuse it.
  std::vector<ledger::v1::Act> Morning(const ledger::v1::CaseFile& file, absl::CivilDay today);
  // Whether drafts that await approval are read this morning.
  bool ReadsDrafts() { return Chance(60); }

 private:
  bool Chance(int in_hundred) { return static_cast<int>(random_() % 100) < in_hundred; }
  int Between(int least, int most);
  void Plan(const ledger::v1::CaseFile& file, absl::CivilDay today,
            std::vector<ledger::v1::Act>& acts);
  void Answer(const ledger::v1::CaseFile& file, absl::CivilDay today,
              std::vector<ledger::v1::Act>& acts);

  std::mt19937_64 random_;
  // Never says in time that a date will be missed.
  bool forgetful_ = false;
  // When the answer will really be there.
  std::optional<absl::CivilDay> really_;
};

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_STAFF_H_
