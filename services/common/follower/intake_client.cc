#include "services/common/follower/intake_client.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "services/common/day/instant.h"
#include "services/common/grpc/answer.h"

namespace candour::follower {
namespace {

// How long a single question or command may take.
constexpr std::chrono::seconds kPatience(10);

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
}

using Cases = intake::v1::CaseService::StubInterface::async_interface;
using Retention = intake::v1::RetentionService::StubInterface::async_interface;

// One command on its way.
struct Call {
  Cases& cases;
  Retention& retention;
  const IntakeClient::Authorise& authorise;
  intake::v1::Target target;
  std::function<void(absl::Status)> answered;
};

intake::v1::Target TargetOf(const std::string& authority_id, const QueuedCommand& command) {
  intake::v1::Target target;
  target.set_authority_id(authority_id);
  target.set_request_id(command.request_id);
  target.set_case_(command.act.complaint_id());
  return target;
}

template <typename Request, typename Response, typename Service, typename Act>
void BeginCall(const Call& call, Service& service,
               void (Service::*method)(grpc::ClientContext*, const Request*, Response*,
                                       std::function<void(grpc::Status)>),
               const Act& act) {
  // What must live until the answer comes.
  struct Exchange {
    grpc::ClientContext context;
    Request request;
    Response response;
  };
  const auto exchange = std::make_shared<Exchange>();
  SetDeadline(exchange->context);
  const absl::Status allowed = call.authorise(exchange->context);
  if (!allowed.ok()) return call.answered(allowed);
  *exchange->request.mutable_target() = call.target;
  *exchange->request.mutable_act() = act;
  (service.*method)(&exchange->context, &exchange->request, &exchange->response,
                    [exchange, answered = call.answered](const grpc::Status& status) {
                      answered(FromGrpc(status));
                    });
}

}  // namespace

IntakeClient::IntakeClient(const std::shared_ptr<grpc::Channel>& channel, Authorise authorise)
    : authorise_(std::move(authorise)),
      ledger_(intake::v1::LedgerService::NewStub(channel)),
      cases_(intake::v1::CaseService::NewStub(channel)),
      retention_(intake::v1::RetentionService::NewStub(channel)),
      clock_(intake::v1::ClockService::NewStub(channel)) {}

absl::StatusOr<std::vector<LedgerHead>> IntakeClient::Heads() {
  grpc::ClientContext context;
  SetDeadline(context);
  const absl::Status allowed = authorise_(context);
  if (!allowed.ok()) return allowed;
  intake::v1::ListHeadsResponse response;
  const absl::Status done = FromGrpc(ledger_->ListHeads(&context, {}, &response));
  if (!done.ok()) return done;
  std::vector<LedgerHead> heads;
  for (const intake::v1::Head& head : response.heads()) {
    heads.push_back({head.authority_id(), {head.cursor().seq(), head.cursor().hash()}});
  }
  return heads;
}

absl::StatusOr<absl::Time> IntakeClient::BusinessNow() {
  grpc::ClientContext context;
  SetDeadline(context);
  const absl::Status allowed = authorise_(context);
  if (!allowed.ok()) return allowed;
  intake::v1::GetTimeResponse response;
  const absl::Status done = FromGrpc(clock_->GetTime(&context, {}, &response));
  if (!done.ok()) return done;
  return InstantFrom(response.now());
}

absl::Status IntakeClient::Follow(grpc::ClientContext& context, const std::string& authority_id,
                                  const Place& after, bool stop_at_head, const Receive& receive) {
  const absl::Status allowed = authorise_(context);
  if (!allowed.ok()) return allowed;
  // No types are named: an event of an unknown type must not be passed over unseen.
  intake::v1::FollowRequest request;
  request.set_authority_id(authority_id);
  request.mutable_after()->set_seq(after.seq);
  request.mutable_after()->set_hash(after.hash);
  request.set_stop_at_head(stop_at_head);
  const auto stream = ledger_->Follow(&context, request);
  intake::v1::FollowResponse response;
  while (stream->Read(&response)) {
    if (!receive(response)) {
      context.TryCancel();
      stream->Finish();
      return absl::OkStatus();
    }
  }
  return FromGrpc(stream->Finish());
}

void IntakeClient::Begin(const std::string& authority_id, const QueuedCommand& command,
                         Answered answered) {
  const Call call = {*cases_->async(), *retention_->async(), authorise_,
                     TargetOf(authority_id, command), std::move(answered)};
  const ledger::v1::Act& act = command.act;
  switch (act.kind_case()) {
    case ledger::v1::Act::kSuggestThemes:
      return BeginCall<intake::v1::SuggestThemesRequest, intake::v1::SuggestThemesResponse>(
          call, call.cases, &Cases::SuggestThemes, act.suggest_themes());
    case ledger::v1::Act::kRecordNotice:
      return BeginCall<intake::v1::RecordNoticeRequest, intake::v1::RecordNoticeResponse>(
          call, call.cases, &Cases::RecordNotice, act.record_notice());
    case ledger::v1::Act::kIssueLink:
      return BeginCall<intake::v1::IssueLinkRequest, intake::v1::IssueLinkResponse>(
          call, call.cases, &Cases::IssueLink, act.issue_link());
    case ledger::v1::Act::kReportNoticeFailed:
      return BeginCall<intake::v1::ReportNoticeFailedRequest,
                       intake::v1::ReportNoticeFailedResponse>(
          call, call.cases, &Cases::ReportNoticeFailed, act.report_notice_failed());
    case ledger::v1::Act::kRecordCall:
      return BeginCall<intake::v1::RecordCallRequest, intake::v1::RecordCallResponse>(
          call, call.cases, &Cases::RecordCall, act.record_call());
    case ledger::v1::Act::kConfirmErasure:
      return BeginCall<intake::v1::ConfirmErasureRequest, intake::v1::ConfirmErasureResponse>(
          call, call.retention, &Retention::ConfirmErasure, act.confirm_erasure());
    default:
      call.answered(absl::InvalidArgumentError("a command of a kind that followers do not send"));
  }
}

std::vector<absl::Status> IntakeClient::SendAll(const std::string& authority_id,
                                                const std::vector<QueuedCommand>& commands) {
  std::vector<absl::Status> answers(commands.size());
  std::mutex mutex;
  std::condition_variable complete;
  std::size_t awaited = commands.size();
  for (std::size_t i = 0; i < commands.size(); ++i) {
    Begin(authority_id, commands[i], [&, i](absl::Status answer) {
      const std::lock_guard lock(mutex);
      answers[i] = std::move(answer);
      if (--awaited == 0) complete.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  complete.wait(lock, [&] { return awaited == 0; });
  return answers;
}

}  // namespace candour::follower
