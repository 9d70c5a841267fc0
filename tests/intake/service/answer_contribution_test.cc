// Also tests services/intake/service/contribution_link.cc.
#include <gtest/gtest.h>

#include "services/common/digest/digest.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

constexpr const char* kSecret = "the-secret-of-the-link";

// A desk whose case asks a provider, by a link that lives another hour.
void AskByLink(Desk& desk) {
  ledger::v1::CaseFile& file = desk.rooms.more;
  file.set_status(ledger::v1::STATUS_INVESTIGATING);
  file.mutable_complainant()->set_name("Ruth Amos");
  ledger::v1::Contribution& asked = *file.add_contributions();
  asked.set_contribution_id(1);
  asked.set_contributor_name("Larkfield Home Care");
  asked.set_shown("When did your carer arrive?");
  asked.set_link_digest(Sha256(kSecret));
  asked.set_state(ledger::v1::CONTRIBUTION_STATE_ASKED);
  *asked.mutable_link_expires_at() = ToTimestamp(desk.rooms.Now() + absl::Hours(1));
}

v1::AnswerContributionRequest GoodAnswer() {
  v1::AnswerContributionRequest request;
  request.set_authority_id("milford");
  request.set_request_id(kRequestId);
  request.set_complaint_id(kComplaintId);
  request.set_secret(kSecret);
  request.set_answer("At 10:40.");
  return request;
}

// Without a token.
grpc::Status Answer(Desk& desk, const v1::AnswerContributionRequest& request) {
  grpc::ClientContext context;
  v1::AnswerContributionResponse response;
  return v1::IntakeService::NewStub(desk.Channel())
      ->AnswerContribution(&context, request, &response);
}

grpc::Status Read(Desk& desk, const std::string& secret, v1::ReadContributionResponse& response) {
  v1::ReadContributionRequest request;
  request.set_authority_id("milford");
  request.set_complaint_id(kComplaintId);
  request.set_secret(secret);
  grpc::ClientContext context;
  return v1::IntakeService::NewStub(desk.Channel())->ReadContribution(&context, request, &response);
}

// Proves G-17.
TEST(AnswerContributionTest, TheSecretOfTheLinkIsThePermission) {
  Desk desk;
  AskByLink(desk);

  ASSERT_TRUE(Answer(desk, GoodAnswer()).ok());

  ASSERT_EQ(desk.committer.Commands().size(), 1U);
  const Command command = desk.committer.Commands().front();
  EXPECT_EQ(command.actor.subject, "link/1");
  EXPECT_EQ(command.act.receive_contribution().answer(), "At 10:40.");
  EXPECT_EQ(command.act.receive_contribution().link_digest(), Sha256(kSecret));
}

// Proves G-17.
TEST(AnswerContributionTest, AnotherSecretOpensNothing) {
  Desk desk;
  AskByLink(desk);
  v1::AnswerContributionRequest request = GoodAnswer();
  request.set_secret("a guess");

  EXPECT_THAT(Answer(desk, request), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(AnswerContributionTest, AContributionWithoutALinkIsNotOpenedByNothing) {
  Desk desk;
  AskByLink(desk);
  desk.rooms.more.mutable_contributions(0)->clear_link_digest();

  EXPECT_THAT(Answer(desk, GoodAnswer()), StatusIs(absl::StatusCode::kNotFound));
}

// Proves G-17.
TEST(AnswerContributionTest, AnExpiredLinkOpensNothing) {
  Desk desk;
  AskByLink(desk);
  *desk.rooms.more.mutable_contributions(0)->mutable_link_expires_at() =
      ToTimestamp(desk.rooms.Now() - absl::Seconds(1));

  EXPECT_THAT(Answer(desk, GoodAnswer()), StatusIs(absl::StatusCode::kNotFound));
}

// Proves G-17.
TEST(ReadContributionTest, ShowsWhatWasRecordedAsShownAndRecordsTheView) {
  Desk desk;
  AskByLink(desk);
  v1::ReadContributionResponse response;

  ASSERT_TRUE(Read(desk, kSecret, response).ok());

  EXPECT_EQ(response.shown(), "When did your carer arrive?");
  EXPECT_EQ(response.DebugString().find("Amos"), std::string::npos);
  ASSERT_EQ(desk.committer.Commands().size(), 1U);
  EXPECT_EQ(desk.committer.Commands().front().actor.subject, "link/1");
  EXPECT_TRUE(desk.committer.Commands().front().act.has_record_view());
}

TEST(ReadContributionTest, ShowsNothingOnceItWasAnsweredOrTheCaseIsClosed) {
  Desk desk;
  AskByLink(desk);
  v1::ReadContributionResponse response;
  desk.rooms.more.set_status(ledger::v1::STATUS_CLOSED);
  EXPECT_THAT(Read(desk, kSecret, response), StatusIs(absl::StatusCode::kNotFound));

  desk.rooms.more.set_status(ledger::v1::STATUS_INVESTIGATING);
  desk.rooms.more.mutable_contributions(0)->set_state(ledger::v1::CONTRIBUTION_STATE_RECEIVED);
  EXPECT_THAT(Read(desk, kSecret, response), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(ReadContributionTest, OtherCallsStillNeedAToken) {
  Desk desk;
  grpc::ClientContext context;
  v1::SubmitResponse response;
  EXPECT_THAT(v1::IntakeService::NewStub(desk.Channel())->Submit(&context, GoodSubmit(), &response),
              StatusIs(absl::StatusCode::kUnauthenticated));
}

}  // namespace
}  // namespace candour::intake
