// When progress may be told without a person (G-2).
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_PROGRESS_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_PROGRESS_H_

#include <string>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// Why N-08 may not go by itself at `now`, a sentence; empty when it may. It may when a step that
// may be told was taken since the last contact, no contribution that was asked for is overdue, the
// response date has not passed, and the handler reaffirmed it within 5 working days by the
// calendar. Otherwise the case counts as stuck: no false reassurance.
std::string WhyStuck(const ledger::v1::CaseFile& view, const Rules& rules, absl::Time now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_PROGRESS_H_
