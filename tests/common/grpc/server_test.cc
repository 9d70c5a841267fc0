#include "services/common/grpc/server.h"

#include <gtest/gtest.h>

#include <string>

#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/common/grpc/echo.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using testing::Bearer;
using testing::EchoServer;
using testing::GoodGet;
using testing::StatusIs;

HealthCheckResponse::ServingStatus HealthOf(const EchoServer& server, const std::string& name) {
  grpc::ClientContext context;
  HealthCheckRequest request;
  request.set_service(name);
  HealthCheckResponse response;
  const grpc::Status status = grpc::health::v1::Health::NewStub(server.server->InProcessChannel())
                                  ->Check(&context, request, &response);
  return status.ok() ? response.status() : HealthCheckResponse::SERVICE_UNKNOWN;
}

TEST(ServerTest, IsNotServingAtFirst) {
  const EchoServer server;

  EXPECT_EQ(HealthOf(server, ""), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(HealthOf(server, "candour.intake.v1.CaseService"), HealthCheckResponse::NOT_SERVING);
}

TEST(ServerTest, TellsEachServicesHealth) {
  const EchoServer server;

  server.server->SetServing(true);

  EXPECT_EQ(HealthOf(server, ""), HealthCheckResponse::SERVING);
  EXPECT_EQ(HealthOf(server, "candour.intake.v1.CaseService"), HealthCheckResponse::SERVING);
}

TEST(ServerTest, RefusesAnAddressThatIsTaken) {
  const EchoServer first;
  ServerSetup setup;
  setup.name = "echo";
  setup.address = "127.0.0.1:" + std::to_string(first.server->Port());
  setup.metrics = first.metrics.get();

  EXPECT_THAT(Server::Start(setup), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(ServerTest, RefusesACertificateThatCannotBeRead) {
  const std::unique_ptr<Metrics> metrics = Metrics::Unread();
  ServerSetup setup;
  setup.name = "echo";
  setup.address = "127.0.0.1:0";
  setup.metrics = metrics.get();
  setup.tls = TlsSettings{"nowhere.pem", "nowhere.key", ""};

  EXPECT_THAT(Server::Start(setup), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(ServerTest, LetsARequestOfAMegabyteReachTheCheckOfItsFields) {
  intake::v1::GetRequest request = GoodGet();
  request.set_case_(std::string(1 << 20, 'a'));

  EXPECT_THAT(EchoServer().Get(request, Bearer({})), testing::NamesField("case", "at most 200"));
}

TEST(ServerTest, RefusesARequestOfFiveMegabytes) {
  intake::v1::GetRequest request = GoodGet();
  request.set_case_(std::string(5 << 20, 'a'));

  EXPECT_THAT(EchoServer().Get(request, Bearer({})),
              StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST(ServerTest, AnswersNobodyOnceStopped) {
  EchoServer server;
  const auto stub = intake::v1::CaseService::NewStub(grpc::CreateChannel(
      "127.0.0.1:" + std::to_string(server.server->Port()), grpc::InsecureChannelCredentials()));
  server.server->Stop(absl::Seconds(1));
  server.server->Stop(absl::Seconds(1));

  grpc::ClientContext context;
  intake::v1::GetResponse response;
  EXPECT_THAT(stub->Get(&context, GoodGet(), &response), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace candour
