// Sending one act of a story through the rpc it belongs to.
#ifndef CANDOUR_CLIENTS_CLI_STORY_ACT_H_
#define CANDOUR_CLIENTS_CLI_STORY_ACT_H_

#include <string>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/receipt.pb.h"
#include "clients/cli/session.h"

namespace candour::cli {

// Calls the rpc for `act` on `complaint_id` (empty for a submit). InvalidArgument for an act that
// people do not send.
absl::StatusOr<ledger::v1::Receipt> SendStoryAct(Session& session, const std::string& request_id,
                                                 const std::string& complaint_id,
                                                 const ledger::v1::Act& act);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_STORY_ACT_H_
