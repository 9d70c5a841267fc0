#ifndef CANDOUR_SERVICES_INTAKE_WORK_ANCHOR_JOB_H_
#define CANDOUR_SERVICES_INTAKE_WORK_ANCHOR_JOB_H_

#include <functional>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/intake/store/event_reader.h"

namespace candour::intake {

// Has every ledger's head signed once a day by the machine's time, to a place outside the database,
// so that a tail cut off together with its head is noticed. One turn at a time; `events` outlives
// it.
class AnchorJob {
 public:
  // Signs and keeps one head. Called again for the same head after a restart: a second anchor of a
  // day does no harm.
  using Sign = std::function<absl::Status(const Head&)>;

  AnchorJob(EventReader& events, Sign sign, std::function<absl::Time()> machine_now = absl::Now);

  // Signs the heads of those ledgers that have an event and no anchor of this day (in London) yet.
  // A head that cannot be signed does not keep the others back and is tried again in the next turn;
  // the first error is the answer.
  absl::Status Turn();

 private:
  EventReader& events_;
  const Sign sign_;
  const std::function<absl::Time()> machine_now_;
  // The day of each authority's last anchor.
  std::map<std::string, absl::CivilDay> signed_on_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_ANCHOR_JOB_H_
