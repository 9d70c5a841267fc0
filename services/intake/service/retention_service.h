// candour.intake.v1.RetentionService.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_RETENTION_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_RETENTION_SERVICE_H_

#include <string>

#include "candour/intake/v1/retention.grpc.pb.h"
#include "services/common/reference/retention.h"
#include "services/intake/service/retention_reading.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

class RetentionService final : public v1::RetentionService::CallbackService {
 public:
  // Everything outlives it. `schedules` came from LoadRetention.
  RetentionService(const Surroundings& around, RetentionReading& reading,
                   const RetentionSchedules& schedules)
      : around_(around), reading_(reading), schedules_(schedules) {}

  grpc::ServerUnaryReactor* ListDue(grpc::CallbackServerContext* context,
                                    const v1::ListDueRequest* request,
                                    v1::ListDueResponse* response) override;
  grpc::ServerUnaryReactor* ConfirmErasure(grpc::CallbackServerContext* context,
                                           const v1::ConfirmErasureRequest* request,
                                           v1::ConfirmErasureResponse* response) override;
  grpc::ServerUnaryReactor* IssueCertificate(grpc::CallbackServerContext* context,
                                             const v1::IssueCertificateRequest* request,
                                             v1::IssueCertificateResponse* response) override;
  grpc::ServerUnaryReactor* ListErasures(grpc::CallbackServerContext* context,
                                         const v1::ListErasuresRequest* request,
                                         v1::ListErasuresResponse* response) override;
  grpc::ServerUnaryReactor* RepeatErasures(grpc::CallbackServerContext* context,
                                           const v1::RepeatErasuresRequest* request,
                                           v1::RepeatErasuresResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportPersonResponse>* ExportPerson(
      grpc::CallbackServerContext* context, const v1::ExportPersonRequest* request) override;

 private:
  // Writes the command and waits: for the threads of long_workers.
  absl::Status Write(Command command) const;
  absl::Status FillDue(const Caller& caller, const v1::ListDueRequest& request,
                       v1::ListDueResponse& response) const;
  absl::Status AddOpenCases(const std::string& authority_id,
                            const std::vector<std::vector<std::string>>& persons,
                            v1::ListDueResponse& response) const;
  absl::Status FillCertificate(const Caller& caller, const v1::IssueCertificateRequest& request,
                               v1::IssueCertificateResponse& response) const;
  absl::Status Export(const Caller& caller, const v1::ExportPersonRequest& request,
                      const std::function<bool(const v1::ExportPersonResponse&)>& write) const;
  const reference::v1::RetentionSchedule& ScheduleToday(const std::string& authority_id) const;

  const Surroundings around_;
  RetentionReading& reading_;
  const RetentionSchedules& schedules_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_RETENTION_SERVICE_H_
