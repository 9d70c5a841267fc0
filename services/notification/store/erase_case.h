// Notification's part of an erasure.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_ERASE_CASE_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_ERASE_CASE_H_

#include <string>

#include "absl/status/status.h"
#include "services/notification/store/duty_projection.h"

namespace candour::notification {

// Removes what is kept of the people of the case of `erasure`: the texts of its notices, what was
// noted of attempts and tasks, and the files of its messages; then says so to intake. That a notice
// went, when and how stays. `reference` is the case's. Fails as `forget` does.
absl::Status EraseCase(follower::Transaction& transaction, const ledger::v1::RecordedEvent& erasure,
                       const std::string& reference, const DutyProjection::Forget& forget);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_ERASE_CASE_H_
