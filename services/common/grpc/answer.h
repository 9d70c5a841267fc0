// How a handler answers.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_ANSWER_H_
#define CANDOUR_SERVICES_COMMON_GRPC_ANSWER_H_

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "services/common/grpc/worker_pool.h"

namespace candour {

// The status as it leaves the service. Field violations (FieldViolationsOf) travel as
// google.rpc.BadRequest in grpc-status-details-bin. The wording of Internal, Unknown and DataLoss
// never leaves: the caller reads one fixed sentence.
grpc::Status ToGrpc(const absl::Status& status);

// A status as a client received it, field violations included.
absl::Status FromGrpc(const grpc::Status& status);

// Answers one unary call, once, from any thread. Copies answer the same call; only the first answer
// counts. A call that nobody answers, because the last copy is gone, is answered with INTERNAL.
class Reply {
 public:
  explicit Reply(grpc::ServerUnaryReactor* reactor);

  void Finish(const absl::Status& status) const;

 private:
  struct Call;
  std::shared_ptr<Call> call_;
};

// Answers at once.
grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, const absl::Status& status);

// Answers with what `work` comes to on the pool; RESOURCE_EXHAUSTED when the pool is full. gRPC
// keeps request and response alive until then.
grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, WorkerPool& workers,
                                 std::function<absl::Status()> work);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_ANSWER_H_
