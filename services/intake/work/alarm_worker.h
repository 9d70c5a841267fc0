// Acts where passing time must act.
#ifndef CANDOUR_SERVICES_INTAKE_WORK_ALARM_WORKER_H_
#define CANDOUR_SERVICES_INTAKE_WORK_ALARM_WORKER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/commit/committer.h"
#include "services/intake/store/business_clock.h"
#include "services/intake/store/due_cases.h"
#include "services/intake/store/event_reader.h"

namespace candour::intake {

// What one turn did.
struct AlarmTurn {
  // TimeReached that are now durable, also those known before.
  std::int64_t acted = 0;
  // Refused by the domain; they are tried again in the next turn. The last refusal is kept.
  std::int64_t refused = 0;
  std::string refusal;
};

// The commands that bring the due alarms of `file` to its ledger: one TimeReached for each instant
// of an open obligation at or before `now` that is not reached yet, earliest first. The request_id
// follows from obligation, alarm, instant and the version of the file, so whoever sends it, and
// however often, it acts once; and a date that moved away and back is reached once more, because
// the file has moved on since.
std::vector<Command> DueCommands(const ledger::v1::CaseFile& file, absl::Time now);

// Sends TimeReached for every due alarm of every authority. Several processes may run one each.
//
// Everything given outlives it. One turn at a time.
class AlarmWorker {
 public:
  AlarmWorker(DueCases& due, EventReader& events, BusinessClock& clock, Committer& committer,
              int cases_at_once = 64)
      : due_(due),
        events_(events),
        clock_(clock),
        committer_(committer),
        cases_at_once_(cases_at_once) {}

  // One turn: goes through the authorities and sends what is due, `cases_at_once` cases in flight
  // at most, and waits for the answers. Ends early with the error when the database does not answer
  // or the lane is full (ResourceExhausted): the next turn goes on.
  absl::StatusOr<AlarmTurn> Turn();

 private:
  absl::Status TurnOf(const std::string& authority_id, absl::Time now, AlarmTurn& turn);

  DueCases& due_;
  EventReader& events_;
  BusinessClock& clock_;
  Committer& committer_;
  const int cases_at_once_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_ALARM_WORKER_H_
