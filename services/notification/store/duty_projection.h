// Duties out of the ledger.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_

#include <string>
#include <vector>

#include "services/common/follower/projection.h"

namespace candour::notification {

// Makes notification.case_view and notification.duty: what must be said to whom by when, and what
// notices need to know. Every date is intake's. Erasure clears what is personal here and in the
// records.
class DutyProjection : public follower::Projection {
 public:
  std::vector<std::string> Types() const override;
  absl::Status Handle(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(follower::Transaction& transaction, const std::string& authority_id) override;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_
