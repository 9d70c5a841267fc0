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

 private:
  // Every act: let in, queue, answer with the receipt.
  template <typename Request, typename Response>
  Unary* Act(Context* context, const Request& request, Response& response);

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
