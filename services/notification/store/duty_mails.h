// Rows of notification.duty_mail: which duty desk was told of which safety alert.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_MAILS_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_MAILS_H_

#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/follower/projection.h"
#include "services/common/postgres/database.h"
#include "services/notification/channel/channel.h"
#include "services/notification/domain/duty_mail.h"
#include "services/notification/domain/notice_book.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// Alerts out of the ledger. What is written is a record: a rebuild finds it there and tells nobody
// again.
class AlertProjection : public follower::Projection {
 public:
  std::vector<std::string> Types() const override;
  absl::Status Handle(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(follower::Transaction& transaction, const std::string& authority_id) override;
};

// A mail that this process now hands over.
struct DutyMailClaim {
  std::string complaint_id;
  int alert_id = 0;
  int step = 0;
  Message message;
};

// Each desk is told once of each alert, the first at once and each further one when the alert
// stayed unanswered for as long as the desk before it has. Thread-safe.
class DutyMails {
 public:
  // Both outlive this.
  DutyMails(Database& database, const NoticeBook& book) : database_(database), book_(book) {}

  // Whether any mail waits, now or later.
  absl::StatusOr<bool> HasAny(const std::string& authority_id);

  // The next that is due; its record then stands at sending, and the desk after it waits for its
  // turn. One whose outcome nobody knows is taken once more after two minutes, under the same
  // Message-ID. Nothing when there is none.
  absl::StatusOr<std::optional<DutyMailClaim>> Take(const std::string& authority_id,
                                                    const Clocks& clocks);

  // How its hand-over ended: not taken, it is tried again; refused, the next desk is told at once.
  absl::Status Settle(const std::string& authority_id, const DutyMailClaim& claim,
                      const HandOverReport& report, const Clocks& clocks);

 private:
  Database& database_;
  const NoticeBook& book_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_DUTY_MAILS_H_
