// The stream on which an import comes in.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_SUBMIT_MANY_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_SUBMIT_MANY_H_

#include <grpcpp/grpcpp.h>

#include <memory>

#include "absl/status/statusor.h"
#include "candour/intake/v1/intake.pb.h"
#include "services/common/auth/caller.h"
#include "services/intake/commit/committer.h"

namespace candour::intake {

// Takes submissions from one stream in, in the second lane, and answers each as it becomes durable
// or is refused. While the lane is full, or 256 are unanswered, it stops reading, which makes the
// caller wait. Ends with `caller`'s status when that is an error, else OK when the caller has sent
// all and all is answered. The reactor deletes itself; `committer` outlives it.
grpc::ServerBidiReactor<v1::SubmitManyRequest, v1::SubmitManyResponse>* StartSubmitMany(
    absl::StatusOr<std::shared_ptr<const Caller>> caller, Committer& committer);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_SUBMIT_MANY_H_
