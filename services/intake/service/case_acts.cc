#include <utility>

#include "services/common/grpc/answer.h"
#include "services/common/status/field_error.h"
#include "services/intake/service/case_service.h"
#include "services/intake/service/command.h"

namespace candour::intake {

namespace {

absl::Status CheckTarget(const v1::Target& target) {
  if (target.expected_version() >= 0) return absl::OkStatus();
  return FieldError("target.expected_version", "must not be below zero");
}

}  // namespace

void CaseService::Queue(Command command, const Reply& reply, ledger::v1::Receipt& receipt) {
  around_.committer.Enqueue(std::move(command), [reply, &receipt](absl::StatusOr<Outcome> outcome) {
    if (outcome.ok()) receipt = std::move(outcome->receipt);
    reply.Finish(RefusalOf(outcome.status(), "target."));
  });
}

CaseService::Unary* CaseService::Act(Context* context, const google::protobuf::Message& request,
                                     const v1::Target& target, const google::protobuf::Message& act,
                                     ledger::v1::Receipt& receipt) {
  const auto caller = around_.guard.Admit(*context, request);
  if (!caller.ok()) return Answer(context, caller.status());
  const absl::Status checked = CheckTarget(target);
  if (!checked.ok()) return Answer(context, checked);
  Unary* reactor = context->DefaultReactor();
  Queue(ActCommand(**caller, target, act), Reply(reactor), receipt);
  return reactor;
}

CaseService::Unary* CaseService::ActOnSeveral(
    Context* context, const google::protobuf::Message& request, const v1::Target& target,
    ledger::v1::Receipt& receipt, std::function<absl::StatusOr<Command>(const Caller&)> find) {
  const auto caller = around_.guard.Admit(*context, request);
  if (!caller.ok()) return Answer(context, caller.status());
  const absl::Status checked = CheckTarget(target);
  if (!checked.ok()) return Answer(context, checked);
  Unary* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, &receipt, caller = *caller, find = std::move(find)] {
    absl::StatusOr<Command> command = find(*caller);
    if (!command.ok()) return reply.Finish(command.status());
    Queue(*std::move(command), reply, receipt);
  };
  if (!around_.workers.Post(work)) {
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  }
  return reactor;
}

template <typename Request, typename Response>
void CaseService::ServeAct() {
  Serve<Request, Response>([this](Context* context, const Request* request, Response* response) {
    return Act(context, *request, request->target(), request->act(), *response->mutable_receipt());
  });
}

void CaseService::ServeActs() {
  // What is done to every case.
  ServeAct<v1::AcknowledgeRequest, v1::AcknowledgeResponse>();
  ServeAct<v1::AgreePlanRequest, v1::AgreePlanResponse>();
  ServeAct<v1::DeterminePlanRequest, v1::DeterminePlanResponse>();
  ServeAct<v1::ExtendRequest, v1::ExtendResponse>();
  ServeAct<v1::RecordStepRequest, v1::RecordStepResponse>();
  ServeAct<v1::RespondRequest, v1::RespondResponse>();
  ServeAct<v1::CloseRequest, v1::CloseResponse>();
  ServeAct<v1::WithdrawRequest, v1::WithdrawResponse>();
  ServeAct<v1::ConfirmThemesRequest, v1::ConfirmThemesResponse>();
  ServeAct<v1::ErasePersonalRequest, v1::ErasePersonalResponse>();
  ServeAct<v1::SuggestThemesRequest, v1::SuggestThemesResponse>();
  ServeAct<v1::RecordNoticeRequest, v1::RecordNoticeResponse>();

  // Its people.
  ServeAct<v1::RecordStandingRequest, v1::RecordStandingResponse>();
  ServeAct<v1::RecordAuthorityRequest, v1::RecordAuthorityResponse>();
  ServeAct<v1::RefuseRepresentativeRequest, v1::RefuseRepresentativeResponse>();
  ServeAct<v1::ReplaceComplainantRequest, v1::ReplaceComplainantResponse>();
  ServeAct<v1::RecordConsentRequest, v1::RecordConsentResponse>();
  ServeAct<v1::RecordContactRequest, v1::RecordContactResponse>();
  ServeAct<v1::RecordNeedRequest, v1::RecordNeedResponse>();
  ServeAct<v1::RecordAdjustmentRequest, v1::RecordAdjustmentResponse>();
  ServeAct<v1::RecordAdvocateRequest, v1::RecordAdvocateResponse>();
  ServeAct<v1::RecordRestrictionRequest, v1::RecordRestrictionResponse>();

  // What it is about, and with whom it is handled.
  ServeAct<v1::AddPointRequest, v1::AddPointResponse>();
  ServeAct<v1::DescribePointRequest, v1::DescribePointResponse>();
  ServeAct<v1::RecordFindingRequest, v1::RecordFindingResponse>();
  ServeAct<v1::RecordRemedyRequest, v1::RecordRemedyResponse>();
  ServeAct<v1::ExcludeRequest, v1::ExcludeResponse>();
  ServeAct<v1::ConsiderOutOfTimeRequest, v1::ConsiderOutOfTimeResponse>();
  ServeAct<v1::ResolveOrallyRequest, v1::ResolveOrallyResponse>();
  ServeAct<v1::ConvertRecordRequest, v1::ConvertRecordResponse>();
  ServeAct<v1::TransferOutRequest, v1::TransferOutResponse>();
  ServeAct<v1::RecordTransferInRequest, v1::RecordTransferInResponse>();
  ServeAct<v1::ArrangeJointRequest, v1::ArrangeJointResponse>();
  ServeAct<v1::RequestInformationRequest, v1::RequestInformationResponse>();
  ServeAct<v1::RecordInformationRequest, v1::RecordInformationResponse>();
  ServeAct<v1::AskProviderConsentRequest, v1::AskProviderConsentResponse>();
  ServeAct<v1::SendToProviderRequest, v1::SendToProviderResponse>();
  ServeAct<v1::TriageRequest, v1::TriageResponse>();
  ServeAct<v1::AnswerAlertRequest, v1::AnswerAlertResponse>();
  ServeAct<v1::TellDirectorRequest, v1::TellDirectorResponse>();
  ServeAct<v1::RecordSafeguardingRequest, v1::RecordSafeguardingResponse>();
  ServeAct<v1::RequestDebtHoldRequest, v1::RequestDebtHoldResponse>();
  ServeAct<v1::AnswerDebtHoldRequest, v1::AnswerDebtHoldResponse>();
  ServeAct<v1::ReportMisdirectedRequest, v1::ReportMisdirectedResponse>();
  ServeAct<v1::AssessMisdirectedRequest, v1::AssessMisdirectedResponse>();
  ServeAct<v1::RemoveMisfiledRequest, v1::RemoveMisfiledResponse>();

  // Its periods.
  ServeAct<v1::ProposeLongerPeriodRequest, v1::ProposeLongerPeriodResponse>();
  ServeAct<v1::AgreeLongerPeriodRequest, v1::AgreeLongerPeriodResponse>();
  ServeAct<v1::CorrectReceiptRequest, v1::CorrectReceiptResponse>();
  ServeAct<v1::EscalateRequest, v1::EscalateResponse>();
  ServeAct<v1::RecordStageStepRequest, v1::RecordStageStepResponse>();
  ServeAct<v1::PauseWorkRequest, v1::PauseWorkResponse>();
  ServeAct<v1::ResumeWorkRequest, v1::ResumeWorkResponse>();
  ServeAct<v1::RederiveRequest, v1::RederiveResponse>();

  // The investigation, the answer, the Ombudsman, what was learnt.
  ServeAct<v1::AssignRequest, v1::AssignResponse>();
  ServeAct<v1::SetComplexityRequest, v1::SetComplexityResponse>();
  ServeAct<v1::RequestContributionRequest, v1::RequestContributionResponse>();
  ServeAct<v1::IssueLinkRequest, v1::IssueLinkResponse>();
  ServeAct<v1::ReceiveContributionRequest, v1::ReceiveContributionResponse>();
  ServeAct<v1::WithdrawContributionRequest, v1::WithdrawContributionResponse>();
  ServeAct<v1::WriteDraftRequest, v1::WriteDraftResponse>();
  ServeAct<v1::CheckDraftRequest, v1::CheckDraftResponse>();
  ServeAct<v1::SignResponseRequest, v1::SignResponseResponse>();
  ServeAct<v1::RecordSentByHandRequest, v1::RecordSentByHandResponse>();
  ServeAct<v1::CorrectResponseRequest, v1::CorrectResponseResponse>();
  ServeAct<v1::CompleteActionRequest, v1::CompleteActionResponse>();
  ServeAct<v1::DeclineSurveyRequest, v1::DeclineSurveyResponse>();
  ServeAct<v1::RecordFurtherContactRequest, v1::RecordFurtherContactResponse>();
  ServeAct<v1::AnswerFurtherContactRequest, v1::AnswerFurtherContactResponse>();
  ServeAct<v1::RecordOmbudsmanRequest, v1::RecordOmbudsmanResponse>();
  ServeAct<v1::RecordOmbudsmanReplyRequest, v1::RecordOmbudsmanReplyResponse>();
  ServeAct<v1::RecordOmbudsmanDecisionRequest, v1::RecordOmbudsmanDecisionResponse>();
  ServeAct<v1::ComplyWithRecommendationRequest, v1::ComplyWithRecommendationResponse>();
  ServeAct<v1::SignOffRecommendationRequest, v1::SignOffRecommendationResponse>();
  ServeAct<v1::AddLearningRequest, v1::AddLearningResponse>();
  ServeAct<v1::CompleteLearningRequest, v1::CompleteLearningResponse>();
  ServeAct<v1::DropLearningRequest, v1::DropLearningResponse>();
  ServeAct<v1::RecordImpactRequest, v1::RecordImpactResponse>();

  // What became of notices, and calls.
  ServeAct<v1::ReportNoticeFailedRequest, v1::ReportNoticeFailedResponse>();
  ServeAct<v1::RecordCallRequest, v1::RecordCallResponse>();

  // Correspondence, restriction and retention.
  ServeAct<v1::RestrictCaseRequest, v1::RestrictCaseResponse>();
  ServeAct<v1::LiftRestrictionRequest, v1::LiftRestrictionResponse>();
  ServeAct<v1::OpenRestrictedRequest, v1::OpenRestrictedResponse>();
  ServeAct<v1::ReceiveMessageRequest, v1::ReceiveMessageResponse>();
  ServeAct<v1::MarkMessageReadRequest, v1::MarkMessageReadResponse>();
  ServeAct<v1::RemoveMessageRequest, v1::RemoveMessageResponse>();
  ServeAct<v1::HoldErasureRequest, v1::HoldErasureResponse>();
  ServeAct<v1::ReleaseHoldRequest, v1::ReleaseHoldResponse>();
  ServeAct<v1::ReleaseAttachmentRequest, v1::ReleaseAttachmentResponse>();
  ServeAct<v1::CorrectPersonalRequest, v1::CorrectPersonalResponse>();
}

}  // namespace candour::intake
