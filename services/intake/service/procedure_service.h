// candour.intake.v1.ProcedureService.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_PROCEDURE_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_PROCEDURE_SERVICE_H_

#include <functional>
#include <string>
#include <utility>

#include "candour/intake/v1/procedure.grpc.pb.h"
#include "services/intake/domain/reference_data.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

class ProcedureService final : public v1::ProcedureService::CallbackService {
 public:
  // Shows every open case of an authority.
  using OpenFiles =
      std::function<absl::Status(const std::string& authority_id,
                                 const std::function<void(const ledger::v1::CaseFile&)>& visit)>;

  // `data` must outlive it.
  ProcedureService(const Surroundings& around, const ReferenceData& data, OpenFiles open_files)
      : around_(around), data_(data), open_files_(std::move(open_files)) {}

  grpc::ServerUnaryReactor* ExplainProcedure(grpc::CallbackServerContext* context,
                                             const v1::ExplainProcedureRequest* request,
                                             v1::ExplainProcedureResponse* response) override;
  grpc::ServerUnaryReactor* ShowLists(grpc::CallbackServerContext* context,
                                      const v1::ShowListsRequest* request,
                                      v1::ShowListsResponse* response) override;
  grpc::ServerWriteReactor<v1::PreviewAdoptionResponse>* PreviewAdoption(
      grpc::CallbackServerContext* context, const v1::PreviewAdoptionRequest* request) override;

 private:
  const Surroundings around_;
  const ReferenceData& data_;
  const OpenFiles open_files_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_PROCEDURE_SERVICE_H_
