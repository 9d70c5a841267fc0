#include "services/intake/service/clock_service.h"

#include "services/common/grpc/answer.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
grpc::ServerUnaryReactor* ClockService::GetTime(grpc::CallbackServerContext* context,
                                                const v1::GetTimeRequest* request,
                                                v1::GetTimeResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers, [this, caller = *caller, response] {
    const auto authorities = AuthoritiesOf(*caller);
    if (!authorities.ok()) return authorities.status();
    return around_.time.Describe(*authorities, *response);
  });
}

grpc::ServerUnaryReactor* ClockService::MoveTime(grpc::CallbackServerContext* context,
                                                 const v1::MoveTimeRequest* request,
                                                 v1::MoveTimeResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers, [this, request, response] {
    const absl::StatusOr<absl::Time> now = around_.time.MoveTo(InstantFrom(request->to()));
    if (!now.ok()) return now.status();
    *response->mutable_now() = ToTimestamp(*now);
    return absl::OkStatus();
  });
}

absl::StatusOr<std::vector<std::string>> ClockService::AuthoritiesOf(const Caller& caller) const {
  if (!caller.all_authorities) {
    return std::vector<std::string>(caller.authorities.begin(), caller.authorities.end());
  }
  const absl::StatusOr<std::vector<v1::Head>> heads = around_.ledger.Heads();
  if (!heads.ok()) return heads.status();
  std::vector<std::string> authorities;
  authorities.reserve(heads->size());
  for (const v1::Head& head : *heads) authorities.push_back(head.authority_id());
  return authorities;
}

}  // namespace candour::intake
