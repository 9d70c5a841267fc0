#include "services/common/grpc/answer.h"

#include <string>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/common/status/field_error.h"

namespace candour {
namespace {

constexpr const char* kOurFault =
    "something went wrong on our side; nothing you did caused it, please try again";

bool IsOurs(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kDataLoss;
}

std::string DetailsOf(int code, const std::string& message,
                      const std::vector<FieldViolation>& violations) {
  google::rpc::BadRequest bad_request;
  for (const FieldViolation& violation : violations) {
    google::rpc::BadRequest::FieldViolation& named = *bad_request.add_field_violations();
    named.set_field(violation.field);
    named.set_description(violation.message);
  }
  google::rpc::Status details;
  details.set_code(code);
  details.set_message(message);
  details.add_details()->PackFrom(bad_request);
  return details.SerializeAsString();
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  // The two enumerations share their numbers; answer_test.cc holds every pair to it.
  const auto code = static_cast<grpc::StatusCode>(status.code());
  if (IsOurs(status.code())) return {code, kOurFault};
  const std::string message{status.message()};
  const std::vector<FieldViolation> violations = FieldViolationsOf(status);
  if (violations.empty()) return {code, message};
  return {code, message, DetailsOf(code, message, violations)};
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const absl::Status plain(static_cast<absl::StatusCode>(status.error_code()),
                           status.error_message());
  google::rpc::Status details;
  google::rpc::BadRequest bad_request;
  if (!details.ParseFromString(status.error_details()) || details.details().empty() ||
      !details.details(0).UnpackTo(&bad_request) || bad_request.field_violations().empty()) {
    return plain;
  }
  if (plain.code() != absl::StatusCode::kInvalidArgument) {
    return AboutField(plain, bad_request.field_violations(0).field());
  }
  std::vector<FieldViolation> violations;
  for (const auto& named : bad_request.field_violations()) {
    violations.push_back({named.field(), named.description()});
  }
  return FieldErrors(violations);
}

struct Reply::Call {
  explicit Call(grpc::ServerUnaryReactor* answered) : reactor(answered) {}
  ~Call() { Finish(absl::InternalError("no answer")); }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  void Finish(const absl::Status& status) {
    grpc::ServerUnaryReactor* once = reactor.exchange(nullptr);
    if (once != nullptr) once->Finish(ToGrpc(status));
  }

  std::atomic<grpc::ServerUnaryReactor*> reactor;
};

Reply::Reply(grpc::ServerUnaryReactor* reactor) : call_(std::make_shared<Call>(reactor)) {}

void Reply::Finish(const absl::Status& status) const { call_->Finish(status); }

grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, const absl::Status& status) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpc(status));
  return reactor;
}

grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, WorkerPool& workers,
                                 std::function<absl::Status()> work) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const bool accepted =
      workers.Post([reactor, work = std::move(work)] { reactor->Finish(ToGrpc(work())); });
  if (!accepted) reactor->Finish(ToGrpc(absl::ResourceExhaustedError("too busy, try again")));
  return reactor;
}

}  // namespace candour
