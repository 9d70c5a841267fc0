// What people are called to do about a date that will be missed (G-4).
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_MISSED_DATE_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_MISSED_DATE_H_

#include <vector>

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {

struct MissedDate {
  TaskPlace place;
  TaskDraft task;
};

// The calls and tasks that follow from `event`, the case then standing as `view`: with a holding
// notice that is owed at the last resort, 12:00 on the last working day before the date, a
// telephone call; with a date about to be missed for a second time the director and a telephone
// call, for there is no second holding notice. Empty for any other event.
std::vector<MissedDate> MissedDates(const ledger::v1::CaseFile& view,
                                    const ledger::v1::RecordedEvent& event);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_MISSED_DATE_H_
