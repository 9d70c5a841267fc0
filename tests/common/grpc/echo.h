// A small service behind a real server, for tests of the edge.
#ifndef CANDOUR_TESTS_COMMON_GRPC_ECHO_H_
#define CANDOUR_TESTS_COMMON_GRPC_ECHO_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "services/common/grpc/answer.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/server.h"
#include "tests/support/token.h"

namespace candour::testing {

// CaseService of which Get answers with the caller's subject and the rest is not there.
class Echo final : public intake::v1::CaseService::CallbackService {
 public:
  explicit Echo(Guard& guard) : guard_(guard) {}

  grpc::ServerUnaryReactor* Get(grpc::CallbackServerContext* context,
                                const intake::v1::GetRequest* request,
                                intake::v1::GetResponse* response) override {
    const auto caller = guard_.Admit(*context, *request);
    if (caller.ok()) response->mutable_case_file()->set_reference((*caller)->subject);
    return Answer(context, caller.status());
  }

 private:
  Guard& guard_;
};

// The server and what it stands on.
struct EchoServer {
  EchoServer() {
    ServerSetup setup;
    setup.name = "echo";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics.get();
    setup.services = {{intake::v1::CaseService::service_full_name(), &echo}};
    server = *Server::Start(setup);
  }

  grpc::Status Get(const intake::v1::GetRequest& request, const std::string& authorization,
                   intake::v1::GetResponse* response = nullptr) const {
    grpc::ClientContext context;
    if (!authorization.empty()) context.AddMetadata("authorization", authorization);
    intake::v1::GetResponse unread;
    return intake::v1::CaseService::NewStub(server->InProcessChannel())
        ->Get(&context, request, response == nullptr ? &unread : response);
  }

  std::unique_ptr<TokenVerifier> verifier = TestVerifier();
  Guard guard{*verifier};
  Echo echo{guard};
  std::unique_ptr<Metrics> metrics = Metrics::Unread();
  std::unique_ptr<Server> server;
};

inline intake::v1::GetRequest GoodGet() {
  intake::v1::GetRequest request;
  request.set_authority_id("milford");
  request.set_case_("ASC-2026-000123-4");
  return request;
}

}  // namespace candour::testing

#endif  // CANDOUR_TESTS_COMMON_GRPC_ECHO_H_
