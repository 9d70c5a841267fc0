#include "tests/intake/domain/period/period_sequence.h"

#include <array>

#include "absl/time/civil_time.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<const char*, 5> kStageSteps = {"escalation_acknowledged", "statement_agreed",
                                                    "adjudication_received", "panel_met",
                                                    "panel_reported"};

int Pick(std::mt19937_64& random, int count) {
  return static_cast<int>(random() % static_cast<uint64_t>(count));
}

// A day around the end of the six months, or any near day.
absl::CivilDay Until(std::mt19937_64& random, const ACase& the_case) {
  return LondonDay(the_case.TheContext().now) + Pick(random, 300) - 10;
}

v1::Act Agree(std::mt19937_64& random, const ACase& the_case) {
  v1::Act act;
  v1::AgreeLongerPeriod& agree = *act.mutable_agree_longer_period();
  agree.set_method(Pick(random, 10) == 0 ? "pigeon" : "letter");
  if (Pick(random, 10) > 0) *agree.mutable_until() = ToMessage(Until(random, the_case));
  if (Pick(random, 2) == 0) {
    *agree.mutable_agreed_at() =
        ToTimestamp(the_case.TheContext().now - absl::Hours(Pick(random, 2000)));
  }
  return act;
}

v1::Act Propose(std::mt19937_64& random, const ACase& the_case) {
  v1::Act act;
  const v1::Act extend = ExtendTo(Until(random, the_case));
  v1::ProposeLongerPeriod& propose = *act.mutable_propose_longer_period();
  *propose.mutable_until() = extend.extend().response_by();
  propose.set_reason(extend.extend().reason());
  *propose.mutable_facts() = extend.extend().facts();
  return act;
}

v1::Act Correct(std::mt19937_64& random, const ACase& the_case) {
  v1::Act act;
  const absl::Time received = InstantFrom(the_case.File().received_at());
  *act.mutable_correct_receipt()->mutable_received_at() =
      ToTimestamp(received + absl::Hours(20 - Pick(random, 200)));
  act.mutable_correct_receipt()->set_reason("The stamp says so.");
  return act;
}

v1::Act Pause(std::mt19937_64& random, const ACase& the_case) {
  v1::Act act;
  if (Pick(random, 2) == 0) {
    act.mutable_resume_work();
    return act;
  }
  act.mutable_pause_work()->set_reason("DR-06");
  *act.mutable_pause_work()->mutable_review_on() = ToMessage(Until(random, the_case));
  return act;
}

}  // namespace

v1::Act SomePeriodAct(std::mt19937_64& random, const ACase& the_case) {
  v1::Act act;
  switch (Pick(random, 8)) {
    case 0:
    case 1:
      return Agree(random, the_case);
    case 2:
      return Propose(random, the_case);
    case 3:
      return Correct(random, the_case);
    case 4:
    case 5:
      return Pause(random, the_case);
    case 6:
      act.mutable_rederive();
      return act;
    default:
      if (Pick(random, 2) == 0) {
        act.mutable_escalate()->set_handler("somebody-else");
      } else {
        act.mutable_record_stage_step()->set_milestone(kStageSteps.at(
            static_cast<size_t>(Pick(random, static_cast<int>(kStageSteps.size())))));
      }
      return act;
  }
}

}  // namespace candour::intake
