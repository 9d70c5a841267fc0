// What a case view takes over of the matter: its points, their scope, and with whom it is handled.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_MATTER_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_MATTER_H_

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::notification {

// Copies into `view` what `event` says of its points, their scope, who represents whom, and with
// which providers and bodies it is handled. Leaves it alone for any other event.
void CopyMatter(ledger::v1::CaseFile& view, const ledger::v1::Event& event);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_MATTER_H_
