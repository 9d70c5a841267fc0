// candour.intake.v1.CaseService: its reads in case_service.cc, its acts in case_acts.cc.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_CASE_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_CASE_SERVICE_H_

#include <functional>
#include <memory>
#include <string>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "services/common/grpc/answer.h"
#include "services/common/status/field_error.h"
#include "services/intake/service/command.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

// Reads record that they happened before they answer; acts are queued and answered when durable.
class CaseService final : public v1::CaseService::CallbackService {
 public:
  explicit CaseService(const Surroundings& around) : around_(around) {}

  using Context = grpc::CallbackServerContext;
  using Unary = grpc::ServerUnaryReactor;

  Unary* Get(Context* context, const v1::GetRequest* request, v1::GetResponse* response) override;
  Unary* List(Context* context, const v1::ListRequest* request,
              v1::ListResponse* response) override;
  Unary* Search(Context* context, const v1::SearchRequest* request,
                v1::SearchResponse* response) override;
  Unary* ListEvents(Context* context, const v1::ListEventsRequest* request,
                    v1::ListEventsResponse* response) override;
  grpc::ServerWriteReactor<v1::CheckResponse>* Check(Context* context,
                                                     const v1::CheckRequest* request) override;

  Unary* Acknowledge(Context* context, const v1::AcknowledgeRequest* request,
                     v1::AcknowledgeResponse* response) override;
  Unary* AgreePlan(Context* context, const v1::AgreePlanRequest* request,
                   v1::AgreePlanResponse* response) override;
  Unary* DeterminePlan(Context* context, const v1::DeterminePlanRequest* request,
                       v1::DeterminePlanResponse* response) override;
  Unary* Extend(Context* context, const v1::ExtendRequest* request,
                v1::ExtendResponse* response) override;
  Unary* RecordStep(Context* context, const v1::RecordStepRequest* request,
                    v1::RecordStepResponse* response) override;
  Unary* Respond(Context* context, const v1::RespondRequest* request,
                 v1::RespondResponse* response) override;
  Unary* Close(Context* context, const v1::CloseRequest* request,
               v1::CloseResponse* response) override;
  Unary* Withdraw(Context* context, const v1::WithdrawRequest* request,
                  v1::WithdrawResponse* response) override;
  Unary* ConfirmThemes(Context* context, const v1::ConfirmThemesRequest* request,
                       v1::ConfirmThemesResponse* response) override;
  Unary* ErasePersonal(Context* context, const v1::ErasePersonalRequest* request,
                       v1::ErasePersonalResponse* response) override;
  Unary* SuggestThemes(Context* context, const v1::SuggestThemesRequest* request,
                       v1::SuggestThemesResponse* response) override;
  Unary* RecordNotice(Context* context, const v1::RecordNoticeRequest* request,
                      v1::RecordNoticeResponse* response) override;
  Unary* ReportNoticeFailed(Context* context, const v1::ReportNoticeFailedRequest* request,
                            v1::ReportNoticeFailedResponse* response) override;
  Unary* RecordCall(Context* context, const v1::RecordCallRequest* request,
                    v1::RecordCallResponse* response) override;

  // Correspondence, restriction and retention.
  Unary* RestrictCase(Context* context, const v1::RestrictCaseRequest* request,
                      v1::RestrictCaseResponse* response) override;
  Unary* LiftRestriction(Context* context, const v1::LiftRestrictionRequest* request,
                         v1::LiftRestrictionResponse* response) override;
  Unary* OpenRestricted(Context* context, const v1::OpenRestrictedRequest* request,
                        v1::OpenRestrictedResponse* response) override;
  Unary* ReceiveMessage(Context* context, const v1::ReceiveMessageRequest* request,
                        v1::ReceiveMessageResponse* response) override;
  Unary* MarkMessageRead(Context* context, const v1::MarkMessageReadRequest* request,
                         v1::MarkMessageReadResponse* response) override;
  Unary* RemoveMessage(Context* context, const v1::RemoveMessageRequest* request,
                       v1::RemoveMessageResponse* response) override;
  Unary* HoldErasure(Context* context, const v1::HoldErasureRequest* request,
                     v1::HoldErasureResponse* response) override;
  Unary* ReleaseHold(Context* context, const v1::ReleaseHoldRequest* request,
                     v1::ReleaseHoldResponse* response) override;
  Unary* CorrectPersonal(Context* context, const v1::CorrectPersonalRequest* request,
                         v1::CorrectPersonalResponse* response) override;

  // The periods of a case: case_period.cc.
  Unary* ProposeLongerPeriod(Context* context, const v1::ProposeLongerPeriodRequest* request,
                             v1::ProposeLongerPeriodResponse* response) override;
  Unary* AgreeLongerPeriod(Context* context, const v1::AgreeLongerPeriodRequest* request,
                           v1::AgreeLongerPeriodResponse* response) override;
  Unary* CorrectReceipt(Context* context, const v1::CorrectReceiptRequest* request,
                        v1::CorrectReceiptResponse* response) override;
  Unary* Escalate(Context* context, const v1::EscalateRequest* request,
                  v1::EscalateResponse* response) override;
  Unary* RecordStageStep(Context* context, const v1::RecordStageStepRequest* request,
                         v1::RecordStageStepResponse* response) override;
  Unary* PauseWork(Context* context, const v1::PauseWorkRequest* request,
                   v1::PauseWorkResponse* response) override;
  Unary* ResumeWork(Context* context, const v1::ResumeWorkRequest* request,
                    v1::ResumeWorkResponse* response) override;
  Unary* Rederive(Context* context, const v1::RederiveRequest* request,
                  v1::RederiveResponse* response) override;
  Unary* ExplainClock(Context* context, const v1::ExplainClockRequest* request,
                      v1::ExplainClockResponse* response) override;

  // The people of a case, in case_people.cc.
  Unary* RecordStanding(Context* context, const v1::RecordStandingRequest* request,
                        v1::RecordStandingResponse* response) override;
  Unary* RecordAuthority(Context* context, const v1::RecordAuthorityRequest* request,
                         v1::RecordAuthorityResponse* response) override;
  Unary* RefuseRepresentative(Context* context, const v1::RefuseRepresentativeRequest* request,
                              v1::RefuseRepresentativeResponse* response) override;
  Unary* ReplaceComplainant(Context* context, const v1::ReplaceComplainantRequest* request,
                            v1::ReplaceComplainantResponse* response) override;
  Unary* RecordConsent(Context* context, const v1::RecordConsentRequest* request,
                       v1::RecordConsentResponse* response) override;
  Unary* RecordContact(Context* context, const v1::RecordContactRequest* request,
                       v1::RecordContactResponse* response) override;
  Unary* RecordNeed(Context* context, const v1::RecordNeedRequest* request,
                    v1::RecordNeedResponse* response) override;
  Unary* RecordAdjustment(Context* context, const v1::RecordAdjustmentRequest* request,
                          v1::RecordAdjustmentResponse* response) override;
  Unary* RecordAdvocate(Context* context, const v1::RecordAdvocateRequest* request,
                        v1::RecordAdvocateResponse* response) override;
  Unary* RecordRestriction(Context* context, const v1::RecordRestrictionRequest* request,
                           v1::RecordRestrictionResponse* response) override;
  Unary* RecordDeath(Context* context, const v1::RecordDeathRequest* request,
                     v1::RecordDeathResponse* response) override;
  Unary* RecordNoContact(Context* context, const v1::RecordNoContactRequest* request,
                         v1::RecordNoContactResponse* response) override;
  Unary* ListPersonCases(Context* context, const v1::ListPersonCasesRequest* request,
                         v1::ListPersonCasesResponse* response) override;

  // What a complaint is about, in case_matter.cc.
  Unary* AddPoint(Context* context, const v1::AddPointRequest* request,
                  v1::AddPointResponse* response) override;
  Unary* DescribePoint(Context* context, const v1::DescribePointRequest* request,
                       v1::DescribePointResponse* response) override;
  Unary* RecordFinding(Context* context, const v1::RecordFindingRequest* request,
                       v1::RecordFindingResponse* response) override;
  Unary* RecordRemedy(Context* context, const v1::RecordRemedyRequest* request,
                      v1::RecordRemedyResponse* response) override;
  Unary* Exclude(Context* context, const v1::ExcludeRequest* request,
                 v1::ExcludeResponse* response) override;
  Unary* ConsiderOutOfTime(Context* context, const v1::ConsiderOutOfTimeRequest* request,
                           v1::ConsiderOutOfTimeResponse* response) override;
  Unary* ResolveOrally(Context* context, const v1::ResolveOrallyRequest* request,
                       v1::ResolveOrallyResponse* response) override;
  Unary* ConvertRecord(Context* context, const v1::ConvertRecordRequest* request,
                       v1::ConvertRecordResponse* response) override;
  Unary* TransferOut(Context* context, const v1::TransferOutRequest* request,
                     v1::TransferOutResponse* response) override;
  Unary* RecordTransferIn(Context* context, const v1::RecordTransferInRequest* request,
                          v1::RecordTransferInResponse* response) override;
  Unary* ArrangeJoint(Context* context, const v1::ArrangeJointRequest* request,
                      v1::ArrangeJointResponse* response) override;
  Unary* RequestInformation(Context* context, const v1::RequestInformationRequest* request,
                            v1::RequestInformationResponse* response) override;
  Unary* RecordInformation(Context* context, const v1::RecordInformationRequest* request,
                           v1::RecordInformationResponse* response) override;
  Unary* AskProviderConsent(Context* context, const v1::AskProviderConsentRequest* request,
                            v1::AskProviderConsentResponse* response) override;
  Unary* SendToProvider(Context* context, const v1::SendToProviderRequest* request,
                        v1::SendToProviderResponse* response) override;
  Unary* LinkCases(Context* context, const v1::LinkCasesRequest* request,
                   v1::LinkCasesResponse* response) override;
  Unary* Triage(Context* context, const v1::TriageRequest* request,
                v1::TriageResponse* response) override;
  Unary* TellDirector(Context* context, const v1::TellDirectorRequest* request,
                      v1::TellDirectorResponse* response) override;
  Unary* RecordSafeguarding(Context* context, const v1::RecordSafeguardingRequest* request,
                            v1::RecordSafeguardingResponse* response) override;
  Unary* RequestDebtHold(Context* context, const v1::RequestDebtHoldRequest* request,
                         v1::RequestDebtHoldResponse* response) override;
  Unary* AnswerDebtHold(Context* context, const v1::AnswerDebtHoldRequest* request,
                        v1::AnswerDebtHoldResponse* response) override;
  Unary* ReportMisdirected(Context* context, const v1::ReportMisdirectedRequest* request,
                           v1::ReportMisdirectedResponse* response) override;
  Unary* AssessMisdirected(Context* context, const v1::AssessMisdirectedRequest* request,
                           v1::AssessMisdirectedResponse* response) override;
  Unary* RemoveMisfiled(Context* context, const v1::RemoveMisfiledRequest* request,
                        v1::RemoveMisfiledResponse* response) override;

  // The investigation, the answer, the Ombudsman, what was learnt: case_inquiry.cc.
  Unary* Assign(Context* context, const v1::AssignRequest* request,
                v1::AssignResponse* response) override;
  Unary* SetComplexity(Context* context, const v1::SetComplexityRequest* request,
                       v1::SetComplexityResponse* response) override;
  Unary* RequestContribution(Context* context, const v1::RequestContributionRequest* request,
                             v1::RequestContributionResponse* response) override;
  Unary* ReceiveContribution(Context* context, const v1::ReceiveContributionRequest* request,
                             v1::ReceiveContributionResponse* response) override;
  Unary* WithdrawContribution(Context* context, const v1::WithdrawContributionRequest* request,
                              v1::WithdrawContributionResponse* response) override;
  Unary* WriteDraft(Context* context, const v1::WriteDraftRequest* request,
                    v1::WriteDraftResponse* response) override;
  Unary* CheckDraft(Context* context, const v1::CheckDraftRequest* request,
                    v1::CheckDraftResponse* response) override;
  Unary* SignResponse(Context* context, const v1::SignResponseRequest* request,
                      v1::SignResponseResponse* response) override;
  Unary* RecordSentByHand(Context* context, const v1::RecordSentByHandRequest* request,
                          v1::RecordSentByHandResponse* response) override;
  Unary* CorrectResponse(Context* context, const v1::CorrectResponseRequest* request,
                         v1::CorrectResponseResponse* response) override;
  Unary* CompleteAction(Context* context, const v1::CompleteActionRequest* request,
                        v1::CompleteActionResponse* response) override;
  Unary* DeclineSurvey(Context* context, const v1::DeclineSurveyRequest* request,
                       v1::DeclineSurveyResponse* response) override;
  Unary* RecordFurtherContact(Context* context, const v1::RecordFurtherContactRequest* request,
                              v1::RecordFurtherContactResponse* response) override;
  Unary* AnswerFurtherContact(Context* context, const v1::AnswerFurtherContactRequest* request,
                              v1::AnswerFurtherContactResponse* response) override;
  Unary* RecordOmbudsman(Context* context, const v1::RecordOmbudsmanRequest* request,
                         v1::RecordOmbudsmanResponse* response) override;
  Unary* RecordOmbudsmanReply(Context* context, const v1::RecordOmbudsmanReplyRequest* request,
                              v1::RecordOmbudsmanReplyResponse* response) override;
  Unary* RecordOmbudsmanDecision(Context* context,
                                 const v1::RecordOmbudsmanDecisionRequest* request,
                                 v1::RecordOmbudsmanDecisionResponse* response) override;
  Unary* ComplyWithRecommendation(Context* context,
                                  const v1::ComplyWithRecommendationRequest* request,
                                  v1::ComplyWithRecommendationResponse* response) override;
  Unary* SignOffRecommendation(Context* context, const v1::SignOffRecommendationRequest* request,
                               v1::SignOffRecommendationResponse* response) override;
  Unary* AddLearning(Context* context, const v1::AddLearningRequest* request,
                     v1::AddLearningResponse* response) override;
  Unary* CompleteLearning(Context* context, const v1::CompleteLearningRequest* request,
                          v1::CompleteLearningResponse* response) override;
  Unary* DropLearning(Context* context, const v1::DropLearningRequest* request,
                      v1::DropLearningResponse* response) override;
  Unary* RecordImpact(Context* context, const v1::RecordImpactRequest* request,
                      v1::RecordImpactResponse* response) override;
  Unary* ListWorkload(Context* context, const v1::ListWorkloadRequest* request,
                      v1::ListWorkloadResponse* response) override;

 private:
  // Every act: let in, queue, answer with the receipt.
  template <typename Request, typename Response>
  Unary* Act(Context* context, const Request& request, Response& response);

  // An act on every case of a person: let in, find them, queue, answer.
  template <typename Request, typename Response>
  Unary* ActOnPerson(Context* context, const Request& request, Response& response);

  // Every read: let in, `read` on the pool, which answers with the command that records it; the
  // answer leaves when that is durable.
  template <typename Request>
  Unary* Read(Context* context, const Request& request,
              std::function<absl::StatusOr<Command>(const Caller&)> read);

  const Surroundings around_;
};

template <typename Request, typename Response>
CaseService::Unary* CaseService::Act(Context* context, const Request& request, Response& response) {
  const auto caller = around_.guard.Admit(*context, request);
  if (!caller.ok()) return Answer(context, caller.status());
  if (request.target().expected_version() < 0) {
    return Answer(context, FieldError("target.expected_version", "must not be below zero"));
  }
  Unary* reactor = context->DefaultReactor();
  around_.committer.Enqueue(ActCommand(**caller, request.target(), request.act()),
                            [reply = Reply(reactor), &response](absl::StatusOr<Outcome> outcome) {
                              if (outcome.ok())
                                *response.mutable_receipt() = std::move(outcome->receipt);
                              reply.Finish(RefusalOf(outcome.status(), "target."));
                            });
  return reactor;
}

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_CASE_SERVICE_H_
