#include "services/intake/service/case_service.h"

#include <utility>

#include "services/common/grpc/answer.h"
#include "services/common/grpc/progress_stream.h"
#include "services/common/status/field_error.h"
#include "services/intake/service/command.h"

namespace candour::intake {

using Unary = grpc::ServerUnaryReactor;

template <typename Request, typename Response>
Unary* CaseService::Act(Context* context, const Request& request, Response& response) {
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

template <typename Request>
Unary* CaseService::Read(Context* context, const Request& request,
                         std::function<absl::StatusOr<Command>(const Caller&)> read) {
  const auto caller = around_.guard.Admit(*context, request);
  if (!caller.ok()) return Answer(context, caller.status());
  Unary* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, caller = *caller, read = std::move(read)] {
    absl::StatusOr<Command> record = read(*caller);
    if (!record.ok()) return reply.Finish(record.status());
    around_.committer.Enqueue(*std::move(record), [reply](const absl::StatusOr<Outcome>& outcome) {
      reply.Finish(outcome.status());
    });
  };
  if (!around_.workers.Post(work)) {
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  }
  return reactor;
}

Unary* CaseService::Get(Context* context, const v1::GetRequest* request,
                        v1::GetResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                auto file = around_.cases.Get(request->authority_id(), request->case_());
                if (!file.ok()) return file.status();
                *response->mutable_case_file() = *std::move(file);
                return ViewCommand(caller, request->authority_id(),
                                   response->case_file().complaint_id(), around_.time.Now());
              });
}

Unary* CaseService::List(Context* context, const v1::ListRequest* request,
                         v1::ListResponse* response) {
  return Read(
      context, *request,
      [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
        const absl::Status read = around_.cases.List(*request, around_.time.Now(), *response);
        if (!read.ok()) return read;
        return ListingCommand(caller, request->authority_id(), "list", "", response->cases_size());
      });
}

Unary* CaseService::Search(Context* context, const v1::SearchRequest* request,
                           v1::SearchResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                const absl::Status read =
                    around_.cases.Search(*request, around_.time.Now(), *response);
                if (!read.ok()) return read;
                return ListingCommand(caller, request->authority_id(), "search", request->query(),
                                      response->cases_size());
              });
}

Unary* CaseService::ListEvents(Context* context, const v1::ListEventsRequest* request,
                               v1::ListEventsResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                // The file says which case a reference means.
                const auto file = around_.cases.Get(request->authority_id(), request->case_());
                if (!file.ok()) return file.status();
                const absl::Status read = around_.cases.Timeline(request->authority_id(),
                                                                 file->complaint_id(), *response);
                if (!read.ok()) return read;
                return ViewCommand(caller, request->authority_id(), file->complaint_id(),
                                   around_.time.Now());
              });
}

grpc::ServerWriteReactor<v1::CheckResponse>* CaseService::Check(Context* context,
                                                                const v1::CheckRequest* request) {
  using Stream = ProgressStream<v1::CheckResponse>;
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Stream::Refuse(caller.status());
  return Stream::Start(around_.long_workers, [this, request](const Stream::Write& write) {
    return around_.cases.Check(*request, write);
  });
}

Unary* CaseService::Acknowledge(Context* context, const v1::AcknowledgeRequest* request,
                                v1::AcknowledgeResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::AgreePlan(Context* context, const v1::AgreePlanRequest* request,
                              v1::AgreePlanResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::DeterminePlan(Context* context, const v1::DeterminePlanRequest* request,
                                  v1::DeterminePlanResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Extend(Context* context, const v1::ExtendRequest* request,
                           v1::ExtendResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordStep(Context* context, const v1::RecordStepRequest* request,
                               v1::RecordStepResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Respond(Context* context, const v1::RespondRequest* request,
                            v1::RespondResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Close(Context* context, const v1::CloseRequest* request,
                          v1::CloseResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::Withdraw(Context* context, const v1::WithdrawRequest* request,
                             v1::WithdrawResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ConfirmThemes(Context* context, const v1::ConfirmThemesRequest* request,
                                  v1::ConfirmThemesResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::ErasePersonal(Context* context, const v1::ErasePersonalRequest* request,
                                  v1::ErasePersonalResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::SuggestThemes(Context* context, const v1::SuggestThemesRequest* request,
                                  v1::SuggestThemesResponse* response) {
  return Act(context, *request, *response);
}

Unary* CaseService::RecordNotice(Context* context, const v1::RecordNoticeRequest* request,
                                 v1::RecordNoticeResponse* response) {
  return Act(context, *request, *response);
}

}  // namespace candour::intake
