// How a hand-over that was done is recorded.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_SETTLE_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_SETTLE_H_

#include <pqxx/pqxx>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// When a channel that can tell is first asked what became of a message.
inline constexpr absl::Duration kFirstAskAfter = absl::Minutes(1);

// The notice left after so many tries: its record stands at sent, its tasks end, intake is told,
// and a text message may announce it.
absl::Status SettleDone(pqxx::work& tx, const Claim& claim, int tries, const Clocks& clocks);

// The same attempt is due again after a rest.
void SettleLater(pqxx::work& tx, const Claim& claim, const HandOverReport& report, int tries,
                 const Clocks& clocks);

// Nobody knows whether it left and nobody can be asked: once more under the same key, then a person
// finds out. Whether it is a person's now.
bool SettleUnknown(pqxx::work& tx, const Claim& claim, const std::string& detail,
                   const Clocks& clocks);

// The hand-over of `claim`, and of what lies in its envelope, begins.
void BeginHandOver(pqxx::transaction_base& tx, const Claim& claim);

// The duty is looked at again.
void MakePending(pqxx::transaction_base& tx, const Claim& claim);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_SETTLE_H_
