// Counts every call of a server, and makes unreadable requests readable errors.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_CALL_INTERCEPTOR_H_
#define CANDOUR_SERVICES_COMMON_GRPC_CALL_INTERCEPTOR_H_

#include <grpcpp/support/server_interceptor.h>

#include <string>

#include "services/common/metrics/metrics.h"

namespace candour {

// Makes one interceptor a call. Each counts its call in the metrics by method and code, logs calls
// that failed through a fault of ours, and replaces gRPC's UNIMPLEMENTED for a request that could
// not be parsed by WhyUnreadable. `metrics` outlives the server.
class CallInterceptors final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  CallInterceptors(std::string service, Metrics& metrics);

  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* call) override;

 private:
  const std::string service_;
  Metrics& metrics_;
};

// "OK", "INVALID_ARGUMENT" and so on.
std::string_view NameOf(grpc::StatusCode code);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_CALL_INTERCEPTOR_H_
