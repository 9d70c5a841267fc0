// The calls of IntakeService that a link permits instead of a token.
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "services/common/grpc/answer.h"
#include "services/intake/domain/instant.h"
#include "services/intake/service/command.h"
#include "services/intake/service/contribution_link.h"
#include "services/intake/service/intake_service.h"

namespace candour::intake {
namespace {

using Unary = grpc::ServerUnaryReactor;

// A case that is not there says no more than a secret that is wrong.
absl::StatusOr<ledger::v1::CaseFile> LinkedCase(CaseReading& cases, const std::string& authority_id,
                                                const std::string& complaint_id) {
  absl::StatusOr<ledger::v1::CaseFile> file = cases.Get(authority_id, complaint_id);
  if (file.ok() || !absl::IsNotFound(file.status())) return file;
  return LinkedContribution({}, "", absl::InfinitePast()).status();
}

// What is asked about, for the limit: the links of one case together, so that nobody tries them in
// turn.
std::string LinkKey(const std::string& authority_id, const std::string& complaint_id) {
  return absl::StrCat("link/", authority_id, "/", absl::AsciiStrToLower(complaint_id));
}

absl::StatusOr<Command> AnswerCommand(CaseReading& cases, absl::Time now,
                                      const v1::AnswerContributionRequest& request) {
  const auto file = LinkedCase(cases, request.authority_id(), request.complaint_id());
  if (!file.ok()) return file.status();
  const auto found = LinkedContribution(*file, request.secret(), now);
  if (!found.ok()) return found.status();
  v1::Target target;
  target.set_authority_id(request.authority_id());
  target.set_request_id(request.request_id());
  target.set_case_(request.complaint_id());
  ledger::v1::ReceiveContribution act;
  act.set_contribution_id((*found)->contribution_id());
  act.set_answer(request.answer());
  act.set_link_digest(Sha256(request.secret()));
  return ActCommand(LinkHolder(**found), target, act);
}

absl::StatusOr<Command> ReadCommand(CaseReading& cases, absl::Time now,
                                    const v1::ReadContributionRequest& request,
                                    v1::ReadContributionResponse& response) {
  const auto file = LinkedCase(cases, request.authority_id(), request.complaint_id());
  if (!file.ok()) return file.status();
  const auto found = LinkedContribution(*file, request.secret(), now);
  if (!found.ok()) return found.status();
  if (!IsWanted(*file, **found)) return LinkedContribution({}, "", now).status();
  response = WhatIsShown(*file, **found);
  return ViewCommand(LinkHolder(**found), request.authority_id(), file->complaint_id(), now);
}

}  // namespace

Unary* IntakeService::ReadContribution(grpc::CallbackServerContext* context,
                                       const v1::ReadContributionRequest* request,
                                       v1::ReadContributionResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  const absl::Status open = edge_.limit->Admit(
      context->peer(), LinkKey(request->authority_id(), request->complaint_id()));
  if (!open.ok()) return Answer(context, open);
  Unary* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, request, response] {
    auto shown = std::make_shared<v1::ReadContributionResponse>();
    absl::StatusOr<Command> record =
        ReadCommand(around_.cases, around_.time.Now(), *request, *shown);
    if (!record.ok()) return reply.Finish(record.status());
    // Nothing is shown before it is recorded that it was.
    around_.committer.Enqueue(*std::move(record),
                              [reply, shown, response](const absl::StatusOr<Outcome>& outcome) {
                                if (outcome.ok()) *response = std::move(*shown);
                                reply.Finish(outcome.status());
                              });
  };
  if (!around_.workers.Post(work))
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  return reactor;
}

Unary* IntakeService::AnswerContribution(grpc::CallbackServerContext* context,
                                         const v1::AnswerContributionRequest* request,
                                         v1::AnswerContributionResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  const absl::Status open = edge_.limit->Admit(
      context->peer(), LinkKey(request->authority_id(), request->complaint_id()));
  if (!open.ok()) return Answer(context, open);
  Unary* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, request, response] {
    const absl::Time now = around_.time.Now();
    absl::StatusOr<Command> command = AnswerCommand(around_.cases, now, *request);
    if (!command.ok()) return reply.Finish(command.status());
    around_.committer.Enqueue(*std::move(command),
                              [reply, response, now](const absl::StatusOr<Outcome>& outcome) {
                                if (outcome.ok())
                                  *response->mutable_received_at() = ToTimestamp(now);
                                reply.Finish(RefusalOf(outcome.status(), ""));
                              });
  };
  if (!around_.workers.Post(work))
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  return reactor;
}

}  // namespace candour::intake
