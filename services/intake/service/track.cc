// The public look-up of where a case stands.
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/grpc/answer.h"
#include "services/intake/domain/track_code.h"
#include "services/intake/service/command.h"
#include "services/intake/service/intake_service.h"
#include "services/intake/service/tracked.h"

namespace candour::intake {
namespace {

// The same whatever is the matter: no such reference, a wrong code, a case that was erased.
absl::Status NothingTracked() {
  return absl::NotFoundError(
      "we find nothing under this reference and code: please check both, or phone us");
}

// Whoever holds the code, as the ledger names them.
Caller CodeHolder() {
  Caller holder;
  holder.subject = "track";
  holder.roles = {type::v1::ROLE_SERVICE};
  return holder;
}

absl::StatusOr<ledger::v1::CaseFile> TrackedFile(CaseReading& cases,
                                                 const v1::TrackRequest& request) {
  absl::StatusOr<ledger::v1::CaseFile> file =
      cases.Get(request.authority_id(), request.reference());
  const bool unknown = absl::IsNotFound(file.status()) || absl::IsInvalidArgument(file.status());
  if (!file.ok() && !unknown) return file;
  const std::string code = file.ok() ? file->track_code() : "";
  // A UUID is no reference, though it finds a case.
  const bool by_reference = file.ok() && request.reference() != file->complaint_id();
  if (!IsTrackCode(request.code(), code) || !by_reference) return NothingTracked();
  return file;
}

}  // namespace

grpc::ServerUnaryReactor* IntakeService::Track(grpc::CallbackServerContext* context,
                                               const v1::TrackRequest* request,
                                               v1::TrackResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  const absl::Status open = edge_.limit->Admit(
      context->peer(), absl::StrCat("case/", request->authority_id(), "/", request->reference()));
  if (!open.ok()) return Answer(context, open);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, request, response] {
    const auto file = TrackedFile(around_.cases, *request);
    if (!file.ok()) return reply.Finish(file.status());
    const absl::Time now = around_.time.Now();
    auto shown = std::make_shared<v1::TrackResponse>(TrackedCase(*file, edge_.step_words, now));
    // Nothing is shown before it is recorded that it was.
    around_.committer.Enqueue(
        ViewCommand(CodeHolder(), request->authority_id(), file->complaint_id(), now),
        [reply, shown, response](const absl::StatusOr<Outcome>& outcome) {
          if (outcome.ok()) *response = std::move(*shown);
          reply.Finish(outcome.status());
        });
  };
  if (!around_.workers.Post(work)) {
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  }
  return reactor;
}

}  // namespace candour::intake
