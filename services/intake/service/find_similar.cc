#include <utility>

#include "services/common/grpc/answer.h"
#include "services/intake/service/command.h"
#include "services/intake/service/intake_service.h"

namespace candour::intake {
namespace {

// What the record of a search may hold.
constexpr std::size_t kMostWords = 1000;

// The beginning of the text, ending between two characters of UTF-8.
std::string Beginning(std::string text) {
  std::size_t end = kMostWords;
  if (text.size() <= end) return text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

}  // namespace

grpc::ServerUnaryReactor* IntakeService::FindSimilar(grpc::CallbackServerContext* context,
                                                     const v1::FindSimilarRequest* request,
                                                     v1::FindSimilarResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  const auto work = [this, reply, caller = *caller, request, response] {
    const absl::Status read =
        around_.cases.Similar(*request, caller->subject, around_.time.Now(), *response);
    if (!read.ok()) return reply.Finish(read);
    around_.committer.Enqueue(
        ListingCommand(*caller, request->authority_id(), "similar", Beginning(request->text()),
                       response->cases_size()),
        [reply](const absl::StatusOr<Outcome>& outcome) { reply.Finish(outcome.status()); });
  };
  if (!around_.workers.Post(work)) {
    reply.Finish(absl::ResourceExhaustedError("too busy, try again"));
  }
  return reactor;
}

}  // namespace candour::intake
