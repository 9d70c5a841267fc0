// The dates that one complainant was promised, and how each ended.
#ifndef CANDOUR_TESTS_SIMULATION_PROMISES_H_
#define CANDOUR_TESTS_SIMULATION_PROMISES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/common/calendar/calendar.h"
#include "tests/simulation/post.h"

namespace candour::simulation {

enum class PromiseEnd {
  // The answer went by the date.
  kKept,
  // A notice with the reason and a new date went by the date.
  kMoved,
  // The holding notice went by the date: late, without a reason.
  kToldLate,
  // Nobody could be written to; a named person's task says so.
  kHeld,
  // The second date of a case that was missed: the director's, and a telephone call (G-4).
  kSecondMiss,
  // The complaint ended in another way.
  kEnded,
  // The date passed without a word. Never.
  kSilent,
};

std::string NameOf(PromiseEnd end);

// Follows the promises of one case.
class Promises {
 public:
  explicit Promises(const Calendar& calendar) : calendar_(calendar) {}

  // What stands at `now`. Look after whatever happened, and at the beginning of every day.
  void Look(const ledger::v1::CaseFile& file, const Post& post, absl::Time now);

  std::int64_t Made() const { return made_; }
  const std::map<PromiseEnd, std::int64_t>& Ends() const { return ends_; }

 private:
  void Begin(absl::CivilDay date, absl::Time now);
  void End(PromiseEnd end);
  PromiseEnd Missed(const ledger::v1::CaseFile& file, const Post& post, absl::CivilDay today) const;
  bool WasHeldInTime(const Post& post) const;
  // Whether a person has the word that is owed in hand, because it may not go by itself.
  bool IsWithAPerson(const ledger::v1::CaseFile& file, const Post& post,
                     absl::CivilDay today) const;

  const Calendar& calendar_;
  // Whom the date was promised.
  std::string person_id_;
  std::optional<absl::CivilDay> date_;
  absl::Time since_;
  bool ended_ = true;
  std::int64_t made_ = 0;
  std::map<PromiseEnd, std::int64_t> ends_;
};

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_PROMISES_H_
