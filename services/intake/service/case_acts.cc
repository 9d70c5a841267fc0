#include "services/intake/service/case_service.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

Unary* CaseService::Acknowledge(Context* context, const v1::AcknowledgeRequest* request,
                                v1::AcknowledgeResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AgreePlan(Context* context, const v1::AgreePlanRequest* request,
                              v1::AgreePlanResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::DeterminePlan(Context* context, const v1::DeterminePlanRequest* request,
                                  v1::DeterminePlanResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Extend(Context* context, const v1::ExtendRequest* request,
                           v1::ExtendResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordStep(Context* context, const v1::RecordStepRequest* request,
                               v1::RecordStepResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Respond(Context* context, const v1::RespondRequest* request,
                            v1::RespondResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Close(Context* context, const v1::CloseRequest* request,
                          v1::CloseResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Withdraw(Context* context, const v1::WithdrawRequest* request,
                             v1::WithdrawResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ConfirmThemes(Context* context, const v1::ConfirmThemesRequest* request,
                                  v1::ConfirmThemesResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ErasePersonal(Context* context, const v1::ErasePersonalRequest* request,
                                  v1::ErasePersonalResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::SuggestThemes(Context* context, const v1::SuggestThemesRequest* request,
                                  v1::SuggestThemesResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordNotice(Context* context, const v1::RecordNoticeRequest* request,
                                 v1::RecordNoticeResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
