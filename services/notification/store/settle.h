// How a hand-over that was done is recorded.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_SETTLE_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_SETTLE_H_

#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// When a channel that can tell is first asked what became of a message.
inline constexpr absl::Duration kFirstAskAfter = absl::Minutes(1);

// The notices of one authority left: their records stand at sent after one more try, their tasks
// end, intake is told unless SaysWhenItLeft, and a text message may announce them.
absl::Status SettleDone(pqxx::work& tx, const std::vector<Claim>& claims, const Clocks& clocks);

// Whether the channel says later that a letter was printed and has gone: until then it is handed
// over only, and intake is not told that it left (NF-2).
bool SaysWhenItLeft(const std::string& channel);

// Tells intake that the notice of `claim` left at `sent_at`; once, however often it is called.
absl::Status TellSent(pqxx::work& tx, const Claim& claim, absl::Time sent_at);

// Whether intake was told that this attempt left.
bool WasToldSent(pqxx::transaction_base& tx, const Claim& claim);

// The same attempt is due again after a rest.
void SettleLater(pqxx::work& tx, const Claim& claim, const HandOverReport& report, int tries,
                 const Clocks& clocks);

// Nobody knows whether it left and nobody can be asked: once more under the same key, then a person
// finds out. Whether it is a person's now.
bool SettleUnknown(pqxx::work& tx, const Claim& claim, const std::string& detail,
                   const Clocks& clocks);

// The hand-overs of `claims`, and of what lies in their envelopes, begin.
void BeginHandOvers(pqxx::transaction_base& tx, const std::vector<Claim>& claims);

// The duty is looked at again.
void MakePending(pqxx::transaction_base& tx, const Claim& claim);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_SETTLE_H_
