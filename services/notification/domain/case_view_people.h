// What a case view takes over of people and of what they write to us.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_PEOPLE_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_PEOPLE_H_

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::notification {

// Copies into `view` what `event` says of people, of how they may be reached and of their messages
// that nobody has read. Leaves it alone for any other event.
void CopyPeople(ledger::v1::CaseFile& view, const ledger::v1::Event& event);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_PEOPLE_H_
