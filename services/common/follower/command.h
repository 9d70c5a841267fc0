// Commands of a follower back to intake: written with the cursor, sent afterwards, never twice.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "candour/ledger/v1/act.pb.h"
#include "services/common/follower/projection.h"

namespace candour::follower {

// UUIDv5 of (follower, authority, seq, kind[, number]): the same cause always has the same
// request_id. `kind` names the act, for example "suggest_themes"; `number` tells several commands
// of one kind and event apart.
std::string RequestId(std::string_view follower, std::string_view authority_id, std::int64_t seq,
                      std::string_view kind, int number = 0);

// UUIDv5 of any name in Candour's own namespace, for commands whose cause is not an event.
std::string NamedId(std::string_view name);

// Queues `act`, whose complaint_id and kind are set, in `<schema>.command`. Known kinds are
// suggest_themes and record_notice. A command already present under `request_id` is left as it is,
// so repeating it after a rebuild sends nothing.
void QueueCommand(Transaction& transaction, std::string_view schema, std::string_view authority_id,
                  std::string_view request_id, const ledger::v1::Act& act);

// Commands of the transaction's authority that intake has not yet answered.
std::int64_t PendingCommands(Transaction& transaction, std::string_view schema);

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_H_
