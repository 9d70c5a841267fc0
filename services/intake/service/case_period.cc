#include "services/intake/service/case_service.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

Unary* CaseService::ProposeLongerPeriod(Context* context,
                                        const v1::ProposeLongerPeriodRequest* request,
                                        v1::ProposeLongerPeriodResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AgreeLongerPeriod(Context* context, const v1::AgreeLongerPeriodRequest* request,
                                      v1::AgreeLongerPeriodResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::CorrectReceipt(Context* context, const v1::CorrectReceiptRequest* request,
                                   v1::CorrectReceiptResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Escalate(Context* context, const v1::EscalateRequest* request,
                             v1::EscalateResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordStageStep(Context* context, const v1::RecordStageStepRequest* request,
                                    v1::RecordStageStepResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::PauseWork(Context* context, const v1::PauseWorkRequest* request,
                              v1::PauseWorkResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ResumeWork(Context* context, const v1::ResumeWorkRequest* request,
                               v1::ResumeWorkResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Rederive(Context* context, const v1::RederiveRequest* request,
                             v1::RederiveResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
