#include "services/common/grpc/call_interceptor.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <future>

#include "tests/common/grpc/echo.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using testing::Bearer;
using testing::EchoServer;
using testing::GoodGet;
using testing::NamesField;

// Sends octets of our own in place of a request.
grpc::Status GetRaw(const EchoServer& server, const std::string& octets) {
  grpc::GenericStub stub(server.server->InProcessChannel());
  grpc::ClientContext context;
  const grpc::Slice slice(octets);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answer;
  stub.UnaryCall(&context, "/candour.intake.v1.CaseService/Get", grpc::StubOptions(), &request,
                 &response,
                 [&answer](grpc::Status status) { answer.set_value(std::move(status)); });
  return answer.get_future().get();
}

TEST(CallInterceptorTest, NamesATextThatIsNotUtf8) {
  EXPECT_THAT(GetRaw(EchoServer(), "\x12\x01\xFF"), NamesField("case", "must be valid UTF-8 text"));
}

TEST(CallInterceptorTest, SaysThatOctetsAreNoRequest) {
  EXPECT_THAT(GetRaw(EchoServer(), "\x0A\xFF"), NamesField("request", "cannot be read"));
}

TEST(CallInterceptorTest, CountsCallsByCode) {
  EchoServer server;
  ASSERT_TRUE(server.Get(GoodGet(), Bearer({})).ok());
  ASSERT_FALSE(server.Get(GoodGet(), "").ok());
  server.server->Stop(absl::Seconds(5));

  const std::string page = server.metrics->Page();
  EXPECT_THAT(
      page, ::testing::HasSubstr(
                R"(candour_calls_total{code="OK",method="candour.intake.v1.CaseService/Get"} 1)"));
  EXPECT_THAT(
      page,
      ::testing::HasSubstr(
          R"(candour_calls_total{code="UNAUTHENTICATED",method="candour.intake.v1.CaseService/Get"} 1)"));
}

TEST(NameOfTest, NamesEveryEndOfTheList) {
  EXPECT_EQ(NameOf(grpc::StatusCode::OK), "OK");
  EXPECT_EQ(NameOf(grpc::StatusCode::FAILED_PRECONDITION), "FAILED_PRECONDITION");
  EXPECT_EQ(NameOf(grpc::StatusCode::UNAUTHENTICATED), "UNAUTHENTICATED");
}

}  // namespace
}  // namespace candour
