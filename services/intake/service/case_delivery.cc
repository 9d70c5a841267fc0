#include "services/intake/service/case_service.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

Unary* CaseService::ReportNoticeFailed(Context* context,
                                       const v1::ReportNoticeFailedRequest* request,
                                       v1::ReportNoticeFailedResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordCall(Context* context, const v1::RecordCallRequest* request,
                               v1::RecordCallResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
