#include "services/common/grpc/call_interceptor.h"

#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "services/common/grpc/answer.h"
#include "services/common/grpc/unreadable.h"
#include "services/common/log/log.h"

namespace candour {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;

constexpr std::string_view kOurs = "candour.";

bool IsOurFault(grpc::StatusCode code) {
  return code == grpc::StatusCode::INTERNAL || code == grpc::StatusCode::UNKNOWN ||
         code == grpc::StatusCode::DATA_LOSS;
}

class CallInterceptor final : public grpc::experimental::Interceptor {
 public:
  CallInterceptor(const std::string& service, Metrics& metrics, ServerRpcInfo& call)
      : service_(service),
        metrics_(metrics),
        method_(call.method()),
        unary_(call.type() == ServerRpcInfo::Type::UNARY ||
               call.type() == ServerRpcInfo::Type::SERVER_STREAMING),
        started_(std::chrono::steady_clock::now()) {
    if (!method_.empty() && method_.front() == '/') method_.remove_prefix(1);
  }

  ~CallInterceptor() override {
    const std::chrono::duration<double> lasted = std::chrono::steady_clock::now() - started_;
    metrics_.CountCall(method_, NameOf(code_), lasted.count());
    // gRPC's own services end a watch that the caller cancels with UNKNOWN.
    const bool ours = method_.substr(0, kOurs.size()) == kOurs;
    if (ours && IsOurFault(code_)) {
      Log(Severity::kError, service_, "call_failed",
          {{"method", LogCode(method_)}, {"code", LogCode(NameOf(code_))}});
    }
  }

  CallInterceptor(const CallInterceptor&) = delete;
  CallInterceptor& operator=(const CallInterceptor&) = delete;

  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_MESSAGE) &&
        methods->GetRecvMessage() == nullptr) {
      // Where requests come in a stream, a missing one is also how the stream ends.
      if (unary_ || ParserComplained()) unreadable_ = ToGrpc(WhyUnreadable());
    }
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      if (unreadable_) methods->ModifySendStatus(*unreadable_);
      code_ = methods->GetSendStatus().error_code();
    }
    methods->Proceed();
  }

 private:
  const std::string& service_;
  Metrics& metrics_;
  std::string_view method_;
  const bool unary_;
  const std::chrono::steady_clock::time_point started_;
  std::optional<grpc::Status> unreadable_;
  // Until a status is sent: the caller went away.
  grpc::StatusCode code_ = grpc::StatusCode::CANCELLED;
};

}  // namespace

CallInterceptors::CallInterceptors(std::string service, Metrics& metrics)
    : service_(std::move(service)), metrics_(metrics) {}

grpc::experimental::Interceptor* CallInterceptors::CreateServerInterceptor(ServerRpcInfo* call) {
  return new CallInterceptor(service_, metrics_, *call);
}

std::string_view NameOf(grpc::StatusCode code) {
  constexpr std::array<std::string_view, 17> kNames = {"OK",
                                                       "CANCELLED",
                                                       "UNKNOWN",
                                                       "INVALID_ARGUMENT",
                                                       "DEADLINE_EXCEEDED",
                                                       "NOT_FOUND",
                                                       "ALREADY_EXISTS",
                                                       "PERMISSION_DENIED",
                                                       "RESOURCE_EXHAUSTED",
                                                       "FAILED_PRECONDITION",
                                                       "ABORTED",
                                                       "OUT_OF_RANGE",
                                                       "UNIMPLEMENTED",
                                                       "INTERNAL",
                                                       "UNAVAILABLE",
                                                       "DATA_LOSS",
                                                       "UNAUTHENTICATED"};
  const auto index = static_cast<std::size_t>(code);
  return index < kNames.size() ? kNames.at(index) : "UNKNOWN";
}

}  // namespace candour
