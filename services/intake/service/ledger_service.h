// candour.intake.v1.LedgerService.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_LEDGER_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_LEDGER_SERVICE_H_

#include "candour/intake/v1/ledger.grpc.pb.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

class LedgerService final : public v1::LedgerService::CallbackService {
 public:
  explicit LedgerService(const Surroundings& around) : around_(around) {}

  // Services, auditors and complaints managers get personal parts, analysts facts alone. That a
  // person follows is recorded before the first event; a service's cursor is its own record.
  grpc::ServerWriteReactor<v1::FollowResponse>* Follow(grpc::CallbackServerContext* context,
                                                       const v1::FollowRequest* request) override;

  grpc::ServerUnaryReactor* ListHeads(grpc::CallbackServerContext* context,
                                      const v1::ListHeadsRequest* request,
                                      v1::ListHeadsResponse* response) override;

  grpc::ServerWriteReactor<v1::VerifyResponse>* Verify(grpc::CallbackServerContext* context,
                                                       const v1::VerifyRequest* request) override;

 private:
  const Surroundings around_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_LEDGER_SERVICE_H_
