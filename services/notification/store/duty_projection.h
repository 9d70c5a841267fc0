// Duties out of the ledger.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "services/common/follower/projection.h"

namespace candour::notification {

// Makes notification.case_view and notification.duty: what must be said to whom by when, and what
// notices need to know. Every date is intake's. Erasure clears what is personal here and in the
// records.
class DutyProjection : public follower::Projection {
 public:
  // `wake` is told of every event that may make something due; called before it is committed.
  explicit DutyProjection(std::function<void()> wake = {}) : wake_(std::move(wake)) {}

  std::vector<std::string> Types() const override;
  absl::Status Handle(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(follower::Transaction& transaction, const std::string& authority_id) override;

 private:
  static void CopyKind(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event);

  const std::function<void()> wake_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_
