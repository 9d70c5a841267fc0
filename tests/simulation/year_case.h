// One case of the year.
#ifndef CANDOUR_TESTS_SIMULATION_YEAR_CASE_H_
#define CANDOUR_TESTS_SIMULATION_YEAR_CASE_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"
#include "tests/simulation/post.h"
#include "tests/simulation/promises.h"
#include "tests/simulation/staff.h"
#include "tests/simulation/year.h"

namespace candour::simulation {

// When the mail server of a council is dead.
class MailServer {
 public:
  MailServer(std::uint64_t seed, absl::CivilDay year_begins);
  bool IsDown(absl::Time now) const;

 private:
  struct Outage {
    absl::Time from;
    absl::Time to;
  };
  std::vector<Outage> outages_;
};

// Business time comes to a case hour by hour; at each, intake's alarms first, then what people do,
// then the post. Whatever must not be is kept as a fault.
class YearCase {
 public:
  // All outlive it.
  YearCase(const YearWorld& world, const notification::Rules& rules, const MailServer& mail,
           std::string council, std::uint64_t seed);

  // Takes `contact` in at `now`.
  void Begin(const ledger::v1::Submit& contact, absl::Time now);
  // A morning at ten: staff and fate.
  void Morning(absl::CivilDay today, Handler& handler, Fate& fate);
  // What time brings by `now`.
  void Come(absl::Time now);
  // Somebody's act at the time that it is.
  bool Do(const ledger::v1::Act& act, const std::string& by, type::v1::Role role);
  // From `now` to the end of the case.
  void Live(absl::Time now, Handler& handler, Fate& fate);

  intake::ACase& TheCase() { return case_; }
  const Post& ThePost() const { return post_; }
  void AddTo(YearFigures& figures) const;

 private:
  void ActOnAlarms(absl::Time now);
  void HandOver(absl::Time now);
  void Adopt(absl::Time now);
  void Check(const Departure& departure);
  void CheckDuties(absl::CivilDay today);
  void Blame(const std::string& what);

  const YearWorld& world_;
  const notification::Rules& rules_;
  const MailServer& mail_;
  const std::uint64_t seed_;
  intake::ACase case_;
  Post post_;
  Promises promises_;
  std::size_t heard_ = 0;
  std::int64_t acts_ = 0;
  std::int64_t returned_ = 0;
  bool adopted_ = false;
  std::set<std::string> with_people_;
  std::vector<std::string> faults_;
};

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_YEAR_CASE_H_
