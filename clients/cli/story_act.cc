#include "clients/cli/story_act.h"

#include "candour/intake/v1/intake.grpc.pb.h"
#include "clients/cli/request.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;
using intake::v1::IntakeService;
using ledger::v1::Act;

// What every act on a case needs.
struct Sending {
  Session& session;
  intake::v1::Target target;
};

template <typename Request, typename Response, typename Kind>
absl::StatusOr<ledger::v1::Receipt> SendOnCase(
    Sending& sending, const Kind& kind,
    grpc::Status (CaseService::Stub::*rpc)(grpc::ClientContext*, const Request&, Response*)) {
  Request request;
  *request.mutable_target() = sending.target;
  *request.mutable_act() = kind;
  Response response;
  const absl::Status done = Call(sending.session, *Cases(sending.session), rpc, request, response);
  if (!done.ok()) return done;
  return response.receipt();
}

absl::StatusOr<ledger::v1::Receipt> SendSubmit(Sending& sending, const ledger::v1::Submit& submit) {
  intake::v1::SubmitRequest request;
  request.set_authority_id(sending.target.authority_id());
  request.set_request_id(sending.target.request_id());
  *request.mutable_submit() = submit;
  const auto stub =
      IntakeService::NewStub(sending.session.ChannelTo(sending.session.Given().profile.intake));
  intake::v1::SubmitResponse response;
  const absl::Status done =
      Call(sending.session, *stub, &IntakeService::Stub::Submit, request, response);
  if (!done.ok()) return done;
  return response.receipt();
}

}  // namespace

absl::StatusOr<ledger::v1::Receipt> SendStoryAct(Session& session, const std::string& request_id,
                                                 const std::string& complaint_id, const Act& act) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  Sending sending{session, {}};
  sending.target.set_authority_id(*authority);
  sending.target.set_request_id(request_id);
  sending.target.set_case_(complaint_id);
  switch (act.kind_case()) {
    case Act::kSubmit:
      return SendSubmit(sending, act.submit());
    case Act::kAcknowledge:
      return SendOnCase(sending, act.acknowledge(), &CaseService::Stub::Acknowledge);
    case Act::kAgreePlan:
      return SendOnCase(sending, act.agree_plan(), &CaseService::Stub::AgreePlan);
    case Act::kDeterminePlan:
      return SendOnCase(sending, act.determine_plan(), &CaseService::Stub::DeterminePlan);
    case Act::kExtend:
      return SendOnCase(sending, act.extend(), &CaseService::Stub::Extend);
    case Act::kRecordStep:
      return SendOnCase(sending, act.record_step(), &CaseService::Stub::RecordStep);
    case Act::kRespond:
      return SendOnCase(sending, act.respond(), &CaseService::Stub::Respond);
    case Act::kClose:
      return SendOnCase(sending, act.close(), &CaseService::Stub::Close);
    case Act::kWithdraw:
      return SendOnCase(sending, act.withdraw(), &CaseService::Stub::Withdraw);
    case Act::kConfirmThemes:
      return SendOnCase(sending, act.confirm_themes(), &CaseService::Stub::ConfirmThemes);
    case Act::kAnswerDebtHold:
      return SendOnCase(sending, act.answer_debt_hold(), &CaseService::Stub::AnswerDebtHold);
    default:
      return absl::InvalidArgumentError("act: not one that people send");
  }
}

}  // namespace candour::cli
