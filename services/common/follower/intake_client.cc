#include "services/common/follower/intake_client.h"

#include <chrono>
#include <utility>

#include "services/common/grpc/answer.h"

namespace candour::follower {
namespace {

// How long a single question or command may take.
constexpr std::chrono::seconds kPatience(10);

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
}

absl::Time InstantFrom(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

}  // namespace

IntakeClient::IntakeClient(const std::shared_ptr<grpc::Channel>& channel, Authorise authorise)
    : authorise_(std::move(authorise)),
      ledger_(intake::v1::LedgerService::NewStub(channel)),
      cases_(intake::v1::CaseService::NewStub(channel)),
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

absl::Status IntakeClient::Send(const std::string& authority_id, const QueuedCommand& command) {
  grpc::ClientContext context;
  SetDeadline(context);
  const absl::Status allowed = authorise_(context);
  if (!allowed.ok()) return allowed;
  intake::v1::Target target;
  target.set_authority_id(authority_id);
  target.set_request_id(command.request_id);
  target.set_case_(command.act.complaint_id());
  if (command.act.has_suggest_themes()) {
    intake::v1::SuggestThemesRequest request;
    *request.mutable_target() = target;
    *request.mutable_act() = command.act.suggest_themes();
    intake::v1::SuggestThemesResponse response;
    return FromGrpc(cases_->SuggestThemes(&context, request, &response));
  }
  if (command.act.has_record_notice()) {
    intake::v1::RecordNoticeRequest request;
    *request.mutable_target() = target;
    *request.mutable_act() = command.act.record_notice();
    intake::v1::RecordNoticeResponse response;
    return FromGrpc(cases_->RecordNotice(&context, request, &response));
  }
  if (command.act.has_report_notice_failed()) {
    intake::v1::ReportNoticeFailedRequest request;
    *request.mutable_target() = target;
    *request.mutable_act() = command.act.report_notice_failed();
    intake::v1::ReportNoticeFailedResponse response;
    return FromGrpc(cases_->ReportNoticeFailed(&context, request, &response));
  }
  if (command.act.has_record_call()) {
    intake::v1::RecordCallRequest request;
    *request.mutable_target() = target;
    *request.mutable_act() = command.act.record_call();
    intake::v1::RecordCallResponse response;
    return FromGrpc(cases_->RecordCall(&context, request, &response));
  }
  return absl::InvalidArgumentError("a command of a kind that followers do not send");
}

}  // namespace candour::follower
