// From a request that was let in to a command for the committer.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_COMMAND_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_COMMAND_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/intake/v1/authority.pb.h"
#include "candour/intake/v1/intake.pb.h"
#include "candour/ledger/v1/act.pb.h"
#include "google/protobuf/message.h"
#include "services/common/auth/caller.h"
#include "services/intake/commit/committer.h"

namespace candour::intake {

// Takes one contact in.
Command SubmitCommand(const Caller& caller, const v1::SubmitRequest& request, Lane lane);

// `act` on the case that `target` names; `act` is one of the kinds of ledger::v1::Act. Services go
// in the second lane.
Command ActCommand(const Caller& caller, const v1::Target& target,
                   const google::protobuf::Message& act);

// `act` on the authority that `target` names.
Command AuthorityCommand(const Caller& caller, const v1::AuthorityTarget& target,
                         const google::protobuf::Message& act);

// The view of a case. Its request_id follows from subject, case and the quarter of an hour of
// `now`, so that looking again within it records nothing.
Command ViewCommand(const Caller& caller, const std::string& authority_id,
                    const std::string& complaint_id, absl::Time now);

// That the caller listed, searched or followed: `what`, by which words, and how much was shown.
Command ListingCommand(const Caller& caller, const std::string& authority_id,
                       const std::string& what, const std::string& query, std::int64_t count);

// The committer's refusal as the caller should read it: which field of the request it is about, for
// a request_id that was used before and for a version that has passed. `envelope` is "" or
// "target.".
absl::Status RefusalOf(const absl::Status& status, const std::string& envelope);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_COMMAND_H_
