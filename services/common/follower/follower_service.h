// FollowerService over any Follower.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_FOLLOWER_SERVICE_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_FOLLOWER_SERVICE_H_

#include "candour/follower/v1/follower.grpc.pb.h"
#include "services/common/follower/follower.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"

namespace candour::follower {

// The three services register this beside their own. A rebuild takes one thread of `workers` until
// it is done. Everything given outlives it.
class FollowerService : public v1::FollowerService::CallbackService {
 public:
  FollowerService(Follower& follower, Guard& guard, WorkerPool& workers)
      : follower_(follower), guard_(guard), workers_(workers) {}

  grpc::ServerUnaryReactor* GetStanding(grpc::CallbackServerContext* context,
                                        const v1::GetStandingRequest* request,
                                        v1::GetStandingResponse* response) override;
  grpc::ServerWriteReactor<v1::RebuildResponse>* Rebuild(
      grpc::CallbackServerContext* context, const v1::RebuildRequest* request) override;
  grpc::ServerUnaryReactor* Resume(grpc::CallbackServerContext* context,
                                   const v1::ResumeRequest* request,
                                   v1::ResumeResponse* response) override;

 private:
  Follower& follower_;
  Guard& guard_;
  WorkerPool& workers_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_FOLLOWER_SERVICE_H_
