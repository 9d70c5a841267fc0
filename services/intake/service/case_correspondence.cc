#include "services/intake/service/case_service.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

Unary* CaseService::RestrictCase(Context* context, const v1::RestrictCaseRequest* request,
                                 v1::RestrictCaseResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::LiftRestriction(Context* context, const v1::LiftRestrictionRequest* request,
                                    v1::LiftRestrictionResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::OpenRestricted(Context* context, const v1::OpenRestrictedRequest* request,
                                   v1::OpenRestrictedResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ReceiveMessage(Context* context, const v1::ReceiveMessageRequest* request,
                                   v1::ReceiveMessageResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::MarkMessageRead(Context* context, const v1::MarkMessageReadRequest* request,
                                    v1::MarkMessageReadResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RemoveMessage(Context* context, const v1::RemoveMessageRequest* request,
                                  v1::RemoveMessageResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::HoldErasure(Context* context, const v1::HoldErasureRequest* request,
                                v1::HoldErasureResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ReleaseHold(Context* context, const v1::ReleaseHoldRequest* request,
                                v1::ReleaseHoldResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::CorrectPersonal(Context* context, const v1::CorrectPersonalRequest* request,
                                    v1::CorrectPersonalResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
