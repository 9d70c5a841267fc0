#include "services/intake/service/case_service.h"

#include <utility>

#include "services/common/grpc/answer.h"
#include "services/common/grpc/progress_stream.h"
#include "services/common/status/field_error.h"
#include "services/intake/service/command.h"
#include "services/intake/service/explained_clock.h"
#include "services/intake/service/sight.h"

namespace candour::intake {

CaseService::CaseService(const Surroundings& around)
    : CallTable(*v1::GetRequest::descriptor()->file()->FindServiceByName("CaseService")),
      around_(around) {
  Serve(&CaseService::Get);
  Serve(&CaseService::List);
  Serve(&CaseService::Search);
  Serve(&CaseService::ListEvents);
  Serve(&CaseService::ExplainClock);
  Serve(&CaseService::ListPersonCases);
  Serve(&CaseService::ListWorkload);
  ServeStream(&CaseService::Check);
  Serve(&CaseService::LinkCases);
  ServePeople();
  ServeActs();
  CheckComplete();
}

template <typename Request>
CaseService::Unary* CaseService::Read(Context* context, const Request& request,
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

CaseService::Unary* CaseService::Get(Context* context, const v1::GetRequest* request,
                                     v1::GetResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                auto file = CaseFor(around_, caller, request->authority_id(), request->case_());
                if (!file.ok()) return file.status();
                *response->mutable_case_file() = *std::move(file);
                return ViewCommand(caller, request->authority_id(),
                                   response->case_file().complaint_id(), around_.time.Now());
              });
}

CaseService::Unary* CaseService::List(Context* context, const v1::ListRequest* request,
                                      v1::ListResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                const absl::Status read =
                    around_.cases.List(*request, caller.subject, around_.time.Now(), *response);
                if (!read.ok()) return read;
                return ListingCommand(caller, request->authority_id(), "list", "",
                                      response->cases_size());
              });
}

CaseService::Unary* CaseService::Search(Context* context, const v1::SearchRequest* request,
                                        v1::SearchResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                const absl::Status read =
                    around_.cases.Search(*request, caller.subject, around_.time.Now(), *response);
                if (!read.ok()) return read;
                return ListingCommand(caller, request->authority_id(), "search", request->query(),
                                      response->cases_size());
              });
}

CaseService::Unary* CaseService::ListEvents(Context* context, const v1::ListEventsRequest* request,
                                            v1::ListEventsResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                // The file says which case a reference means.
                const auto file =
                    CaseFor(around_, caller, request->authority_id(), request->case_());
                if (!file.ok()) return file.status();
                const absl::Status read = around_.cases.Timeline(request->authority_id(),
                                                                 file->complaint_id(), *response);
                if (!read.ok()) return read;
                return ViewCommand(caller, request->authority_id(), file->complaint_id(),
                                   around_.time.Now());
              });
}

CaseService::Unary* CaseService::ExplainClock(Context* context,
                                              const v1::ExplainClockRequest* request,
                                              v1::ExplainClockResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                const auto file =
                    CaseFor(around_, caller, request->authority_id(), request->case_());
                if (!file.ok()) return file.status();
                *response = ExplainedClock(*file);
                return ViewCommand(caller, request->authority_id(), file->complaint_id(),
                                   around_.time.Now());
              });
}

CaseService::Unary* CaseService::ListPersonCases(Context* context,
                                                 const v1::ListPersonCasesRequest* request,
                                                 v1::ListPersonCasesResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                const absl::Status read =
                    around_.cases.PersonCases(request->authority_id(), request->person_id(),
                                              caller.subject, around_.time.Now(), *response);
                if (!read.ok()) return read;
                return ListingCommand(caller, request->authority_id(), "person",
                                      request->person_id(), response->cases_size());
              });
}

CaseService::Unary* CaseService::ListWorkload(Context* context,
                                              const v1::ListWorkloadRequest* request,
                                              v1::ListWorkloadResponse* response) {
  return Read(context, *request,
              [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
                const absl::Status read = around_.cases.Workload(
                    request->authority_id(), caller.subject, around_.time.Now(), *response);
                if (!read.ok()) return read;
                return ListingCommand(caller, request->authority_id(), "workload", "",
                                      response->lines_size());
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

}  // namespace candour::intake
