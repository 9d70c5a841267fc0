// What a case view takes over of the inquiry: what is asked of others, the answer, and what
// follows.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_INQUIRY_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_INQUIRY_H_

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::notification {

// Copies into `view` what `event` says of contributions (without their answers), of the answer and
// its corrections, of promised actions, the Ombudsman, longer periods and the survey. Leaves it
// alone for any other event.
void CopyInquiry(ledger::v1::CaseFile& view, const ledger::v1::Event& event);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_INQUIRY_H_
