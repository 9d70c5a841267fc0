#include "services/common/grpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>

#include <chrono>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "services/common/grpc/call_interceptor.h"
#include "services/common/grpc/credentials.h"
#include "services/common/grpc/unreadable.h"

namespace candour {
namespace {

constexpr int kMostRequestBytes = 4 << 20;

void PrepareOnce() {
  static std::once_flag once;
  std::call_once(once, [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    ListenToParser();
  });
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerSetup& setup) {
  PrepareOnce();
  const auto credentials = ServerCredentialsFor(setup.tls);
  if (!credentials.ok()) return credentials.status();
  std::unique_ptr<Server> server(new Server);
  grpc::ServerBuilder builder;
  // Two processes on one port would share the calls unnoticed.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetMaxReceiveMessageSize(kMostRequestBytes);
  builder.AddListeningPort(setup.address, *credentials, &server->port_);
  for (const Hosted& hosted : setup.services) {
    builder.RegisterService(hosted.service);
    server->names_.push_back(hosted.full_name);
  }
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(std::make_unique<CallInterceptors>(setup.name, *setup.metrics));
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  server->server_ = builder.BuildAndStart();
  if (!server->server_ || server->port_ == 0) {
    return absl::UnavailableError("cannot listen on " + setup.address);
  }
  server->SetServing(false);
  return server;
}

Server::~Server() { Stop(absl::ZeroDuration()); }

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus(serving);
  for (const std::string& name : names_) health->SetServingStatus(name, serving);
}

void Server::Stop(absl::Duration grace) {
  if (!server_) return;
  server_->Shutdown(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(grace));
  server_->Wait();
  server_.reset();
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel() {
  return server_->InProcessChannel(grpc::ChannelArguments());
}

}  // namespace candour
