// One case of a simulation: what is tried on it, and what is wrong with it.
#ifndef CANDOUR_TESTS_SIMULATION_LIFE_H_
#define CANDOUR_TESTS_SIMULATION_LIFE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/act_sequence.h"

namespace candour::simulation {

// An act as it was tried: whether it was refused is for the rules to say.
struct Try {
  absl::Time at;
  std::string subject;
  type::v1::Role role = type::v1::ROLE_UNSPECIFIED;
  std::string request_id;
  ledger::v1::Act act;
};

// Whose case it is.
struct Names {
  std::string authority_id;
  std::string complaint_id;
  std::string reference;
};

// A case under test. It is looked at after every act; the first fault stays.
//
// On a diligent case time is acted on when it comes, as the alarm worker does, and what goes out by
// itself is told at once; then nobody passes a promised date without a word (R2), however late it
// was promised.
class Subject {
 public:
  // `reference_data` outlives it.
  Subject(Names names, bool diligent, const intake::ReferenceData& reference_data);

  // Tries one act and looks at the file after the events that it led to, which are written
  // together. On a diligent case after what time brought before, and with what the act left to do
  // at once.
  void Do(const Try& attempt);
  // Looks at what was written: the stored octets, folded from the first event on, are the file, its
  // obligations among it, and without their personal parts they are the erased file.
  void Replay();

  intake::ACase& TheCase() { return case_; }
  // The first fault, empty when there is none.
  const std::string& Fault() const { return fault_; }
  void Blame(std::string fault);
  std::int64_t Done() const { return done_; }
  std::int64_t Events() const { return static_cast<std::int64_t>(case_.Events().size()); }

 private:
  void DoOne(const Try& attempt);
  void DoByItself(absl::Time at, std::string subject, ledger::v1::Act act);
  void LookAtEventsFrom(std::size_t first, ledger::v1::CaseFile file);
  void ActOnTimeUntil(absl::Time now);
  void TellWhatGoesByItself();
  void LookForSilence();

  intake::ACase case_;
  const std::string complaint_id_;
  const bool diligent_;
  std::string fault_;
  std::int64_t done_ = 0;
  // How many acts nobody had to try.
  std::int64_t by_itself_ = 0;
  absl::Time last_ = absl::InfinitePast();
};

// A random life of a case, the same for the same seed.
class Life {
 public:
  Life(std::uint64_t seed, absl::Time begins, bool diligent, Names names,
       const intake::ReferenceData& reference_data);

  // Lets time go by and tries the next act. The first one is the contact.
  void Step();

  absl::Time Now() { return subject_.TheCase().TheContext().now; }
  Subject& TheSubject() { return subject_; }
  const std::vector<Try>& Script() const { return script_; }

 private:
  void TryIt(absl::Time at, std::string subject, type::v1::Role role, ledger::v1::Act act);

  const std::uint64_t seed_;
  const absl::Time begins_;
  intake::ActSequence acts_;
  Subject subject_;
  std::vector<Try> script_;
};

}  // namespace candour::simulation

#endif  // CANDOUR_TESTS_SIMULATION_LIFE_H_
