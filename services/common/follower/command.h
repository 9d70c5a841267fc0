// Commands of a follower back to intake: written with the cursor, sent afterwards, never twice.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "candour/ledger/v1/act.pb.h"
#include "services/common/follower/name_id.h"
#include "services/common/follower/projection.h"

namespace candour::follower {

// Queues `act`, whose complaint_id and kind are set, in `<schema>.command`. Known kinds are
// suggest_themes, record_notice, issue_link, report_notice_failed, record_call and
// confirm_erasure; any other is InvalidArgument. `request_id` comes from RequestId or NamedId; a
// command already present under it is left as it is, so that repeating it after a rebuild sends
// nothing.
absl::Status QueueCommand(Transaction& transaction, const std::string& schema,
                          const std::string& authority_id, const std::string& request_id,
                          const ledger::v1::Act& act);

// A command that intake has not yet answered.
struct QueuedCommand {
  std::string request_id;
  ledger::v1::Act act;
};

// The oldest `most` queued commands of the authority.
std::vector<QueuedCommand> QueuedCommands(Transaction& transaction, const std::string& schema,
                                          const std::string& authority_id, int most);

// How many commands of the authority are queued.
std::int64_t CountQueued(Transaction& transaction, const std::string& schema,
                         const std::string& authority_id);

// Ends or keeps a command by intake's answer: OK ends it as done, an answer that says it will never
// apply (not found, no longer applicable, invalid) ends it as refused with the reason; any other
// counts a try and leaves it queued. Returns whether it has ended. The body of an ended command is
// emptied.
bool SettleCommand(Transaction& transaction, const std::string& schema,
                   const std::string& authority_id, const std::string& request_id,
                   const absl::Status& answer);

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_H_
