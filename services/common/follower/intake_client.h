// The calls of a follower to intake.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_INTAKE_CLIENT_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_INTAKE_CLIENT_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "candour/intake/v1/ledger.grpc.pb.h"
#include "candour/intake/v1/retention.grpc.pb.h"
#include "services/common/follower/bookkeeping.h"
#include "services/common/follower/command.h"

namespace candour::follower {

// The head of one authority's ledger.
struct LedgerHead {
  std::string authority_id;
  Place place;
};

// Blocking calls to intake, each with the service's token and, but for Follow, a deadline.
// Thread-safe.
class IntakeClient {
 public:
  using Authorise = std::function<absl::Status(grpc::ClientContext&)>;
  // Given each answer of a stream; false ends it.
  using Receive = std::function<bool(const intake::v1::FollowResponse&)>;

  IntakeClient(const std::shared_ptr<grpc::Channel>& channel, Authorise authorise);

  absl::StatusOr<std::vector<LedgerHead>> Heads();
  absl::StatusOr<absl::Time> BusinessNow();

  // Reads the ledger after `after` until the stream ends, with the status that it ended with; OK
  // when `receive` ended it. `context` belongs to this call alone; cancelling it ends the stream.
  absl::Status Follow(grpc::ClientContext& context, const std::string& authority_id,
                      const Place& after, bool stop_at_head, const Receive& receive);

  // Hands commands over, all of them at once, and returns intake's answers in their order.
  // InvalidArgument answers a command of a kind that followers do not send.
  std::vector<absl::Status> SendAll(const std::string& authority_id,
                                    const std::vector<QueuedCommand>& commands);

 private:
  using Answered = std::function<void(absl::Status)>;

  // Begins the call that the command stands for; `answered` is called once, from any thread.
  void Begin(const std::string& authority_id, const QueuedCommand& command, Answered answered);

  Authorise authorise_;
  std::unique_ptr<intake::v1::LedgerService::Stub> ledger_;
  std::unique_ptr<intake::v1::CaseService::Stub> cases_;
  std::unique_ptr<intake::v1::RetentionService::Stub> retention_;
  std::unique_ptr<intake::v1::ClockService::Stub> clock_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_INTAKE_CLIENT_H_
