// candour.intake.v1.ClockService.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_CLOCK_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_CLOCK_SERVICE_H_

#include "candour/intake/v1/intake.grpc.pb.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

class ClockService final : public v1::ClockService::CallbackService {
 public:
  explicit ClockService(const Surroundings& around) : around_(around) {}

  grpc::ServerUnaryReactor* GetTime(grpc::CallbackServerContext* context,
                                    const v1::GetTimeRequest* request,
                                    v1::GetTimeResponse* response) override;
  grpc::ServerUnaryReactor* MoveTime(grpc::CallbackServerContext* context,
                                     const v1::MoveTimeRequest* request,
                                     v1::MoveTimeResponse* response) override;

 private:
  // Those of the caller; for a caller of all authorities, every one that has a ledger.
  absl::StatusOr<std::vector<std::string>> AuthoritiesOf(const Caller& caller) const;

  const Surroundings around_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_CLOCK_SERVICE_H_
