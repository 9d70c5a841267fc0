#include "services/intake/service/intake_service.h"

#include <utility>

#include "services/common/grpc/answer.h"
#include "services/intake/service/command.h"
#include "services/intake/service/submit_many.h"

namespace candour::intake {

grpc::ServerUnaryReactor* IntakeService::Submit(grpc::CallbackServerContext* context,
                                                const v1::SubmitRequest* request,
                                                v1::SubmitResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  around_.committer.Enqueue(SubmitCommand(**caller, *request, Lane::kPeople),
                            [reply = Reply(reactor), response](absl::StatusOr<Outcome> outcome) {
                              if (outcome.ok()) {
                                *response->mutable_receipt() = std::move(outcome->receipt);
                                // A repeated request is answered from its record, without the file.
                                if (!outcome->file.complaint_id().empty()) {
                                  *response->mutable_case_file() = std::move(outcome->file);
                                }
                              }
                              reply.Finish(RefusalOf(outcome.status(), ""));
                            });
  return reactor;
}

grpc::ServerBidiReactor<v1::SubmitManyRequest, v1::SubmitManyResponse>* IntakeService::SubmitMany(
    grpc::CallbackServerContext* context) {
  auto caller = around_.guard.AdmitStream(*context, *v1::SubmitManyRequest::descriptor());
  return StartSubmitMany(std::move(caller), around_.committer);
}

}  // namespace candour::intake
