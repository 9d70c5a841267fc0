#include "services/common/follower/intake_client.h"

#include <gmock/gmock.h>

#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

using ::testing::ElementsAre;

absl::Status Allowed(grpc::ClientContext&) { return absl::OkStatus(); }

TEST(IntakeClientTest, CallsNobodyWithoutAToken) {
  FakeIntake intake;
  IntakeClient client(intake.Channel(), [](grpc::ClientContext&) {
    return absl::UnavailableError("the issuer does not answer");
  });

  EXPECT_EQ(client.Heads().status().code(), absl::StatusCode::kUnavailable);
}

TEST(IntakeClientTest, ReadsFromACursorToTheHead) {
  FakeIntake intake;
  intake.Append(StepOf(kFirstCase, "a"));
  intake.Append(StepOf(kFirstCase, "b"));
  IntakeClient client(intake.Channel(), &Allowed);
  grpc::ClientContext context;
  int events = 0;

  const absl::Status read = client.Follow(context, "milford", {1, "hash of milford 1"}, true,
                                          [&](const intake::v1::FollowResponse& response) {
                                            events += response.events_size();
                                            return true;
                                          });

  EXPECT_TRUE(read.ok()) << read;
  EXPECT_EQ(events, 1);
}

TEST(IntakeClientTest, ReportsANotice) {
  FakeIntake intake;
  IntakeClient client(intake.Channel(), &Allowed);
  QueuedCommand command;
  command.request_id = NamedId("one");
  command.act.set_complaint_id(kFirstCase);
  command.act.mutable_record_notice()->set_notice("N-01");

  EXPECT_THAT(client.SendAll("milford", {command}), ElementsAre(absl::OkStatus()));

  ASSERT_EQ(intake.Commands().size(), 1U);
  EXPECT_EQ(intake.Commands()[0].act.record_notice().notice(), "N-01");
}

TEST(IntakeClientTest, SendsNoActThatIsNotAFollowers) {
  FakeIntake intake;
  IntakeClient client(intake.Channel(), &Allowed);
  QueuedCommand command;
  command.act.mutable_withdraw();

  EXPECT_EQ(client.SendAll("milford", {command}).front().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::follower
