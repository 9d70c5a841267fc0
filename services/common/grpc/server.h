// A gRPC server as every service runs one.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_SERVER_H_
#define CANDOUR_SERVICES_COMMON_GRPC_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/metrics/metrics.h"
#include "services/common/settings/settings.h"

namespace candour {

// One of the proto services behind a port.
struct Hosted {
  // For example IntakeService::service_full_name(); its health goes by this name.
  std::string full_name;
  // Outlives the server.
  grpc::Service* service = nullptr;
};

struct ServerSetup {
  // For logs and metrics, for example "intake".
  std::string name;
  // host:port; port zero takes a free one.
  std::string address;
  std::optional<TlsSettings> tls;
  // Outlives the server.
  Metrics* metrics = nullptr;
  std::vector<Hosted> services;
};

// Health for each service and for the whole (""), NOT_SERVING until SetServing; reflection;
// requests of at most 4 MB, so that a text too long by far still reaches the check that names its
// field.
class Server {
 public:
  // Listens. Unavailable when the address is taken, InvalidArgument when a certificate cannot be
  // read.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerSetup& setup);

  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int Port() const { return port_; }

  // What health answers from now on.
  void SetServing(bool serving);

  // Takes no new calls, waits at most `grace` for the running ones, cancels those that are left,
  // and returns when every reactor is finished. Streams that wait for something must be woken
  // first, or they last the whole grace. Idempotent.
  void Stop(absl::Duration grace);

  // A channel inside this process, for tests.
  std::shared_ptr<grpc::Channel> InProcessChannel();

 private:
  Server() = default;

  std::vector<std::string> names_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_SERVER_H_
