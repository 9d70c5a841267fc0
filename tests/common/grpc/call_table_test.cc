#include "services/common/grpc/call_table.h"

#include <gtest/gtest.h>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "services/common/grpc/server.h"
#include "services/common/metrics/metrics.h"

namespace candour {
namespace {

namespace v1 = intake::v1;

const google::protobuf::ServiceDescriptor& ClockCalls() {
  return *v1::GetTimeRequest::descriptor()->file()->FindServiceByName("ClockService");
}

// Answers when the clock of a demo stands still.
class StoppedClock : public CallTable {
 public:
  explicit StoppedClock(bool whole) : CallTable(ClockCalls()) {
    Serve(&StoppedClock::GetTime);
    if (whole) Serve(&StoppedClock::MoveTime);
    CheckComplete();
  }

 private:
  Unary* GetTime(Context* context, const v1::GetTimeRequest* /*request*/,
                 v1::GetTimeResponse* response) {
    response->set_alarms_due(7);
    Unary* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
  Unary* MoveTime(Context* context, const v1::MoveTimeRequest* /*request*/,
                  v1::MoveTimeResponse* /*response*/) {
    Unary* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "it stands still"));
    return reactor;
  }
};

TEST(CallTableTest, AnswersEachCallByItsOwnHandler) {
  StoppedClock clock(true);
  const std::unique_ptr<Metrics> metrics = Metrics::Unread();
  ServerSetup setup;
  setup.name = "clock";
  setup.address = "127.0.0.1:0";
  setup.metrics = metrics.get();
  setup.services = {{v1::ClockService::service_full_name(), &clock}};
  const std::unique_ptr<Server> server = *Server::Start(setup);
  const auto stub = v1::ClockService::NewStub(server->InProcessChannel());
  grpc::ClientContext first;
  v1::GetTimeResponse time;
  grpc::ClientContext second;
  v1::MoveTimeResponse moved;

  const grpc::Status got = stub->GetTime(&first, {}, &time);
  const grpc::Status refused = stub->MoveTime(&second, {}, &moved);

  EXPECT_TRUE(got.ok()) << got.error_message();
  EXPECT_EQ(time.alarms_due(), 7);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  server->Stop(absl::Seconds(2));
}

TEST(CallTableDeathTest, EndsTheProgramWhenACallIsNotServed) {
  EXPECT_DEATH(StoppedClock(false), "ClockService.MoveTime is not served");
}

}  // namespace
}  // namespace candour
