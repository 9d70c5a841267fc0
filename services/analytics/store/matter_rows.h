// What becomes of the points and of the kind of a case while it is worked on.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_MATTER_ROWS_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_MATTER_ROWS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/event.pb.h"
#include "services/common/follower/projection.h"

namespace candour::analytics {

// The events that change points, scope and kind.
std::vector<std::string> MatterTypes();

// Copies one of them: points that join, are excluded, sent on or removed; a record that becomes an
// early resolution or another kind, in the daily sums too. Any other event changes nothing.
void CopyMatter(follower::Transaction& tx, const ledger::v1::RecordedEvent& event);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_MATTER_ROWS_H_
