// Rows of notification.heads_up: text messages that say that something was sent.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_HEADS_UP_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_HEADS_UP_H_

#include <optional>
#include <pqxx/pqxx>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/postgres/database.h"
#include "services/notification/domain/heads_up.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// A text message is to announce `claim`, which just left, where the person agreed to that: one for
// each notice, and one in twelve hours for each case.
void QueueHeadsUp(pqxx::transaction_base& tx, const Claim& claim, absl::Time business_now);

// A text message that this process now hands over.
struct HeadsUpClaim {
  std::string obligation_id;
  Message message;
};

// The text messages of every authority. Each is handed over once at most: what nobody knows is left
// at that, for it says nothing that the notice does not. Thread-safe.
class HeadsUps {
 public:
  // Both outlive this.
  HeadsUps(Database& database, const Rules& rules) : database_(database), rules_(rules) {}

  // The next that may leave at business time `now`; its record then stands at sending, also when
  // this process dies. Everything is read again; what may not leave any more is dropped, and what
  // comes into quiet hours waits. Nothing when there is none, or automation is paused.
  absl::StatusOr<std::optional<HeadsUpClaim>> Take(const std::string& authority_id, absl::Time now);

  // How its hand-over ended: not taken, it is tried again an hour later, three times in all.
  absl::Status Settle(const std::string& authority_id, const HeadsUpClaim& claim,
                      const HandOverReport& report, absl::Time now);

 private:
  Database& database_;
  const Rules rules_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_HEADS_UP_H_
