#include "services/intake/service/ledger_service.h"

#include <utility>

#include "services/common/grpc/answer.h"
#include "services/common/grpc/progress_stream.h"
#include "services/common/status/field_error.h"
#include "services/intake/service/command.h"
#include "services/intake/service/follow_call.h"

namespace candour::intake {
namespace {

constexpr std::size_t kHashBytes = 32;

bool SeesFiles(const Caller& caller) {
  return caller.Has(type::v1::ROLE_SERVICE) || caller.Has(type::v1::ROLE_AUDITOR) ||
         caller.Has(type::v1::ROLE_COMPLAINTS_MANAGER);
}

absl::Status CheckCursor(const v1::Cursor& cursor) {
  if (cursor.seq() < 0) return FieldError("after.seq", "must not be below zero");
  const std::size_t expected = cursor.seq() == 0 ? 0 : kHashBytes;
  if (cursor.hash().size() != expected) {
    return FieldError("after.hash", "must be the 32 bytes of that event's hash, none at zero");
  }
  return absl::OkStatus();
}

FollowOrder OrderOf(const Caller& caller, const v1::FollowRequest& request) {
  FollowOrder order;
  order.authority_id = request.authority_id();
  order.after = request.after();
  order.types = {request.types().begin(), request.types().end()};
  order.personal = SeesFiles(caller);
  if (!caller.Has(type::v1::ROLE_SERVICE)) order.reader = caller.subject;
  return order;
}

}  // namespace

grpc::ServerWriteReactor<v1::FollowResponse>* LedgerService::Follow(
    grpc::CallbackServerContext* context, const v1::FollowRequest* request) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return RefuseFollow(caller.status());
  const absl::Status checked = CheckCursor(request->after());
  if (!checked.ok()) return RefuseFollow(checked);
  FollowStart start{OrderOf(**caller, *request), request->stop_at_head(), std::nullopt};
  if (!(*caller)->Has(type::v1::ROLE_SERVICE)) {
    start.record = ListingCommand(**caller, request->authority_id(), "follow", "", 0);
  }
  return StartFollow(std::move(start), around_);
}

grpc::ServerUnaryReactor* LedgerService::ListHeads(grpc::CallbackServerContext* context,
                                                   const v1::ListHeadsRequest* request,
                                                   v1::ListHeadsResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers, [this, caller = *caller, response] {
    absl::StatusOr<std::vector<v1::Head>> heads = around_.ledger.Heads();
    if (!heads.ok()) return heads.status();
    for (v1::Head& head : *heads) {
      if (caller->WorksFor(head.authority_id())) *response->add_heads() = std::move(head);
    }
    return absl::OkStatus();
  });
}

grpc::ServerWriteReactor<v1::VerifyResponse>* LedgerService::Verify(
    grpc::CallbackServerContext* context, const v1::VerifyRequest* request) {
  using Stream = ProgressStream<v1::VerifyResponse>;
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Stream::Refuse(caller.status());
  return Stream::Start(around_.long_workers, [this, request](const Stream::Write& write) {
    return around_.ledger.Verify(*request, write);
  });
}

}  // namespace candour::intake
