// What notices need to know of a case.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/ledger/v1/obligation.pb.h"

namespace candour::notification {

// `view` after `event`: the file with the obligations that are open. Only copies, and leaves out
// what no notice says, such as suggested themes and what others answered.
ledger::v1::CaseFile After(ledger::v1::CaseFile view, const ledger::v1::RecordedEvent& event);

// The last day of the open obligation of this clock; nothing when there is none.
std::optional<absl::CivilDay> DueBy(const ledger::v1::CaseFile& view, const std::string& clock);

// When the complainant last heard from us: the last notice that did not fail, a call that reached
// them, or the acknowledgement; InfinitePast when never.
absl::Time LastContact(const ledger::v1::CaseFile& view);

absl::Time InstantFrom(const google::protobuf::Timestamp& timestamp);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_CASE_VIEW_H_
