// The notices of one case, judged by notification's own rules and handed to channels that are made
// up. What its store keeps in tables stands here in memory: which duties wait for their time, which
// deserve another look, what failed.
#ifndef CANDOUR_TESTS_SIMULATION_POST_H_
#define CANDOUR_TESTS_SIMULATION_POST_H_

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/notification/domain/judgement.h"

namespace candour::simulation {

// A notice that left.
struct Departure {
  std::string obligation_id;
  std::string notice;
  notification::Way way = notification::Way::kLetter;
  absl::Time at;
};

// A duty to tell the complainant something, and what has become of it.
struct OwedNotice {
  notification::Duty duty;
  bool open = true;
  // Its time has come; it deserves a look.
  bool ready = false;
  bool pending = false;
  absl::Time not_before = absl::InfinitePast();
  // What was decided last; nothing before the first look.
  std::optional<notification::Judgement> judgement = std::nullopt;
  int departed = 0;
  // How often it came back.
  int returned = 0;
};

class Post {
 public:
  // `rules` outlive it. Mail is refused or comes back by chance.
  Post(const notification::Rules& rules, std::uint64_t seed) : rules_(rules), random_(seed) {}

  // What happened to the case, in order.
  void Hear(const ledger::v1::RecordedEvent& event);

  // The next notice that leaves at `now`, if any; ask until there is none. Mail that is down waits,
  // but for what is due that day: from the afternoon on it goes another way.
  std::optional<Departure> Next(absl::Time now, bool mail_down);
  // What intake is told of it.
  static ledger::v1::Act ActOf(const Departure& departure);

  // The next mail that came back by `now`, as intake is told of it.
  std::optional<ledger::v1::Act> Returned(absl::Time now);

  // A person approves every draft that awaits it.
  void ApproveDrafts();

  const std::map<std::string, OwedNotice>& Owed() const { return owed_; }
  const std::vector<Departure>& Departures() const { return departures_; }

 private:
  void Open(const ledger::v1::Obligation& obligation);
  void CopyObligations(const ledger::v1::ObligationChanges& changes);
  void CopyKind(const ledger::v1::Event& event);
  void MakeReady(const std::string& notice);
  // Whether the notice leaves now.
  bool Leaves(OwedNotice& owed, absl::Time now, bool mail_down);
  bool Chance(int in_hundred) { return static_cast<int>(random_() % 100) < in_hundred; }

  const notification::Rules& rules_;
  std::mt19937_64 random_;
  ledger::v1::CaseFile view_;
  // By obligation.
  std::map<std::string, OwedNotice> owed_;
  std::vector<Departure> departures_;
  // Mail that will come back, by when.
  std::multimap<absl::Time, std::string> coming_back_;
};

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_POST_H_
