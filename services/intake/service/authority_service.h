// candour.intake.v1.AuthorityService.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_AUTHORITY_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_AUTHORITY_SERVICE_H_

#include "candour/intake/v1/authority.grpc.pb.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

class AuthorityService final : public v1::AuthorityService::CallbackService {
 public:
  explicit AuthorityService(const Surroundings& around) : around_(around) {}

  using Context = grpc::CallbackServerContext;
  using Unary = grpc::ServerUnaryReactor;

  Unary* GetAuthority(Context* context, const v1::GetAuthorityRequest* request,
                      v1::GetAuthorityResponse* response) override;
  Unary* AdoptReference(Context* context, const v1::AdoptReferenceRequest* request,
                        v1::AdoptReferenceResponse* response) override;
  Unary* RecordDelegation(Context* context, const v1::RecordDelegationRequest* request,
                          v1::RecordDelegationResponse* response) override;
  Unary* EndDelegation(Context* context, const v1::EndDelegationRequest* request,
                       v1::EndDelegationResponse* response) override;

 private:
  // Every act: let in, queue, answer with the receipt.
  template <typename Request, typename Response>
  Unary* Act(Context* context, const Request& request, Response& response);

  const Surroundings around_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_AUTHORITY_SERVICE_H_
