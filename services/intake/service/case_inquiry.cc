#include "services/common/grpc/answer.h"
#include "services/intake/service/case_service.h"
#include "services/intake/service/command.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

Unary* CaseService::Assign(Context* context, const v1::AssignRequest* request,
                           v1::AssignResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::SetComplexity(Context* context, const v1::SetComplexityRequest* request,
                                  v1::SetComplexityResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RequestContribution(Context* context,
                                        const v1::RequestContributionRequest* request,
                                        v1::RequestContributionResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ReceiveContribution(Context* context,
                                        const v1::ReceiveContributionRequest* request,
                                        v1::ReceiveContributionResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::WithdrawContribution(Context* context,
                                         const v1::WithdrawContributionRequest* request,
                                         v1::WithdrawContributionResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::WriteDraft(Context* context, const v1::WriteDraftRequest* request,
                               v1::WriteDraftResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::CheckDraft(Context* context, const v1::CheckDraftRequest* request,
                               v1::CheckDraftResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::SignResponse(Context* context, const v1::SignResponseRequest* request,
                                 v1::SignResponseResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordSentByHand(Context* context, const v1::RecordSentByHandRequest* request,
                                     v1::RecordSentByHandResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::CorrectResponse(Context* context, const v1::CorrectResponseRequest* request,
                                    v1::CorrectResponseResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::CompleteAction(Context* context, const v1::CompleteActionRequest* request,
                                   v1::CompleteActionResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::DeclineSurvey(Context* context, const v1::DeclineSurveyRequest* request,
                                  v1::DeclineSurveyResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordFurtherContact(Context* context,
                                         const v1::RecordFurtherContactRequest* request,
                                         v1::RecordFurtherContactResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AnswerFurtherContact(Context* context,
                                         const v1::AnswerFurtherContactRequest* request,
                                         v1::AnswerFurtherContactResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordOmbudsman(Context* context, const v1::RecordOmbudsmanRequest* request,
                                    v1::RecordOmbudsmanResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordOmbudsmanReply(Context* context,
                                         const v1::RecordOmbudsmanReplyRequest* request,
                                         v1::RecordOmbudsmanReplyResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordOmbudsmanDecision(Context* context,
                                            const v1::RecordOmbudsmanDecisionRequest* request,
                                            v1::RecordOmbudsmanDecisionResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ComplyWithRecommendation(Context* context,
                                             const v1::ComplyWithRecommendationRequest* request,
                                             v1::ComplyWithRecommendationResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::SignOffRecommendation(Context* context,
                                          const v1::SignOffRecommendationRequest* request,
                                          v1::SignOffRecommendationResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AddLearning(Context* context, const v1::AddLearningRequest* request,
                                v1::AddLearningResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::CompleteLearning(Context* context, const v1::CompleteLearningRequest* request,
                                     v1::CompleteLearningResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::DropLearning(Context* context, const v1::DropLearningRequest* request,
                                 v1::DropLearningResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordImpact(Context* context, const v1::RecordImpactRequest* request,
                                 v1::RecordImpactResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
