#include <utility>

#include "services/intake/service/case_service.h"

namespace candour::intake {
namespace {

namespace ledger_v1 = ledger::v1;

ledger_v1::CaseLink LinkTo(const ledger_v1::CaseFile& file) {
  ledger_v1::CaseLink link;
  link.set_complaint_id(file.complaint_id());
  link.set_reference(file.reference());
  return link;
}

// The act on every case that it names, each with all of their references.
absl::StatusOr<Command> OnEveryLinked(const Surroundings& around, Command command) {
  const auto target = around.cases.Get(command.authority_id, command.case_key);
  if (!target.ok()) return target.status();
  ledger_v1::LinkCases& act = *command.act.mutable_link_cases();
  for (ledger_v1::CaseLink& link : *act.mutable_cases()) {
    const auto other = around.cases.Get(command.authority_id, link.complaint_id());
    if (!other.ok()) return other.status();
    link = LinkTo(*other);
    if (link.complaint_id() == target->complaint_id()) continue;
    command.act.add_further_complaint_ids(link.complaint_id());
  }
  *act.add_cases() = LinkTo(*target);
  command.case_key = target->complaint_id();
  return command;
}

}  // namespace

using Unary = grpc::ServerUnaryReactor;

Unary* CaseService::LinkCases(Context* context, const v1::LinkCasesRequest* request,
                              v1::LinkCasesResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  Unary* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, caller = *caller, request, response] {
    absl::StatusOr<Command> command =
        OnEveryLinked(around_, ActCommand(*caller, request->target(), request->act()));
    if (!command.ok()) return reply.Finish(command.status());
    around_.committer.Enqueue(*std::move(command),
                              [reply, response](absl::StatusOr<Outcome> outcome) {
                                if (outcome.ok()) {
                                  *response->mutable_receipt() = std::move(outcome->receipt);
                                }
                                reply.Finish(RefusalOf(outcome.status(), "target."));
                              });
  };
  if (!around_.workers.Post(work)) {
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  }
  return reactor;
}

Unary* CaseService::AddPoint(Context* context, const v1::AddPointRequest* request,
                             v1::AddPointResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::DescribePoint(Context* context, const v1::DescribePointRequest* request,
                                  v1::DescribePointResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordFinding(Context* context, const v1::RecordFindingRequest* request,
                                  v1::RecordFindingResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordRemedy(Context* context, const v1::RecordRemedyRequest* request,
                                 v1::RecordRemedyResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Exclude(Context* context, const v1::ExcludeRequest* request,
                            v1::ExcludeResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ConsiderOutOfTime(Context* context, const v1::ConsiderOutOfTimeRequest* request,
                                      v1::ConsiderOutOfTimeResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ResolveOrally(Context* context, const v1::ResolveOrallyRequest* request,
                                  v1::ResolveOrallyResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ConvertRecord(Context* context, const v1::ConvertRecordRequest* request,
                                  v1::ConvertRecordResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::TransferOut(Context* context, const v1::TransferOutRequest* request,
                                v1::TransferOutResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordTransferIn(Context* context, const v1::RecordTransferInRequest* request,
                                     v1::RecordTransferInResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ArrangeJoint(Context* context, const v1::ArrangeJointRequest* request,
                                 v1::ArrangeJointResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RequestInformation(Context* context,
                                       const v1::RequestInformationRequest* request,
                                       v1::RequestInformationResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordInformation(Context* context, const v1::RecordInformationRequest* request,
                                      v1::RecordInformationResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AskProviderConsent(Context* context,
                                       const v1::AskProviderConsentRequest* request,
                                       v1::AskProviderConsentResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::SendToProvider(Context* context, const v1::SendToProviderRequest* request,
                                   v1::SendToProviderResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Triage(Context* context, const v1::TriageRequest* request,
                           v1::TriageResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::TellDirector(Context* context, const v1::TellDirectorRequest* request,
                                 v1::TellDirectorResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordSafeguarding(Context* context,
                                       const v1::RecordSafeguardingRequest* request,
                                       v1::RecordSafeguardingResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RequestDebtHold(Context* context, const v1::RequestDebtHoldRequest* request,
                                    v1::RequestDebtHoldResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AnswerDebtHold(Context* context, const v1::AnswerDebtHoldRequest* request,
                                   v1::AnswerDebtHoldResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ReportMisdirected(Context* context, const v1::ReportMisdirectedRequest* request,
                                      v1::ReportMisdirectedResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AssessMisdirected(Context* context, const v1::AssessMisdirectedRequest* request,
                                      v1::AssessMisdirectedResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RemoveMisfiled(Context* context, const v1::RemoveMisfiledRequest* request,
                                   v1::RemoveMisfiledResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
