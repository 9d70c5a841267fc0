// When an event happened, as against when it was written.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_OCCURRED_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_OCCURRED_H_

#include "absl/time/time.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::intake {

// The instant that `event` itself names, whole microseconds; `now` when it names none.
absl::Time OccurredAt(const ledger::v1::Event& event, absl::Time now);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_OCCURRED_H_
