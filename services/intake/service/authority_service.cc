#include "services/intake/service/authority_service.h"

#include <utility>

#include "services/common/grpc/answer.h"
#include "services/intake/service/command.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

template <typename Request, typename Response>
Unary* AuthorityService::Act(Context* context, const Request& request, Response& response) {
  const auto caller = around_.guard.Admit(*context, request);
  if (!caller.ok()) return Answer(context, caller.status());
  Unary* reactor = context->DefaultReactor();
  around_.committer.Enqueue(AuthorityCommand(**caller, request.target(), request.act()),
                            [reply = Reply(reactor), &response](absl::StatusOr<Outcome> outcome) {
                              if (outcome.ok())
                                *response.mutable_receipt() = std::move(outcome->receipt);
                              reply.Finish(RefusalOf(outcome.status(), "target."));
                            });
  return reactor;
}

Unary* AuthorityService::GetAuthority(Context* context, const v1::GetAuthorityRequest* request,
                                      v1::GetAuthorityResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers, [this, request, response] {
    auto file = around_.ledger.Authority(request->authority_id());
    if (!file.ok()) return file.status();
    *response->mutable_authority_file() = *std::move(file);
    return absl::OkStatus();
  });
}

Unary* AuthorityService::AdoptReference(Context* context, const v1::AdoptReferenceRequest* request,
                                        v1::AdoptReferenceResponse* response) {
  return Act(context, *request, *response);
}

Unary* AuthorityService::RecordDelegation(Context* context,
                                          const v1::RecordDelegationRequest* request,
                                          v1::RecordDelegationResponse* response) {
  return Act(context, *request, *response);
}

Unary* AuthorityService::EndDelegation(Context* context, const v1::EndDelegationRequest* request,
                                       v1::EndDelegationResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
