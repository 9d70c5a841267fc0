// Duties out of the ledger.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/follower/projection.h"

namespace candour::notification {

// Makes notification.case_view and notification.duty: what must be said to whom by when, and what
// notices need to know. Every date is intake's. Erasure clears what is personal here and in the
// records.
class DutyProjection : public follower::Projection {
 public:
  // Removes the files of a message by its file_stem wherever a channel may have put them; how many
  // there were.
  using Forget = std::function<absl::StatusOr<int>(const std::string& file_stem)>;

  // `wake` is told of every event that may make something due; called before it is committed.
  explicit DutyProjection(
      std::function<void()> wake = {}, Forget forget = [](auto&) { return 0; })
      : wake_(std::move(wake)), forget_(std::move(forget)) {}

  std::vector<std::string> Types() const override;
  absl::Status Handle(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(follower::Transaction& transaction, const std::string& authority_id) override;

 private:
  void CopyKind(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event) const;

  const std::function<void()> wake_;
  const Forget forget_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_PROJECTION_H_
