// Rows of notification.restricted: of which cases not everybody may know.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_RESTRICTED_ROWS_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_RESTRICTED_ROWS_H_

#include "candour/ledger/v1/event.pb.h"
#include "services/common/follower/projection.h"

namespace candour::notification {

// Takes over that a case was restricted, or that everybody may see it again. An emergency access
// changes nobody's lists: it opens the file alone, and gives the complaints manager the task of
// looking at it.
void CopyRestriction(follower::Transaction& tx, const ledger::v1::RecordedEvent& event);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_RESTRICTED_ROWS_H_
