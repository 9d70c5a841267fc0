// One reader's stream of events.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_FOLLOW_CALL_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_FOLLOW_CALL_H_

#include <grpcpp/grpcpp.h>

#include <optional>

#include "services/intake/service/surroundings.h"

namespace candour::intake {

// What somebody follows and how it begins.
struct FollowStart {
  FollowOrder order;
  bool stop_at_head = false;
  // Must be durable before the first event leaves.
  std::optional<Command> record;
};

// Streams batches as they come: reads on a worker, never blocks a thread while nothing happens.
// Ends when the caller goes, at the head when so ordered, or with the error of the feed;
// UNAVAILABLE when the process stops, so that the reader comes back. The reactor deletes itself.
grpc::ServerWriteReactor<v1::FollowResponse>* StartFollow(FollowStart start,
                                                          const Surroundings& around);

// A stream that ends at once.
grpc::ServerWriteReactor<v1::FollowResponse>* RefuseFollow(const absl::Status& status);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_FOLLOW_CALL_H_
