#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::NamesField;
using candour::testing::StatusIs;
using candour::testing::TokenClaims;

grpc::Status Submit(Desk& desk, const v1::SubmitRequest& request, const TokenClaims& claims = {},
                    v1::SubmitResponse* response = nullptr) {
  v1::SubmitResponse unread;
  return v1::IntakeService::NewStub(desk.Channel())
      ->Submit(Desk::As(claims).get(), request, response == nullptr ? &unread : response);
}

TEST(SubmitTest, QueuesTheActAndAnswersWithItsReceipt) {
  Desk desk;
  v1::SubmitResponse response;
  v1::SubmitRequest request = GoodSubmit();
  request.set_request_id("0B8B6EE1-6F5C-4F0E-9D7A-2F1F6A3C9E10");

  ASSERT_TRUE(Submit(desk, request, {}, &response).ok());

  EXPECT_EQ(response.receipt().reference(), "ASC-2026-000123-4");
  EXPECT_FALSE(response.has_case_file());
  ASSERT_EQ(desk.committer.Commands().size(), 1U);
  const Command command = desk.committer.Commands().front();
  EXPECT_EQ(command.authority_id, "milford");
  EXPECT_EQ(command.request_id, kRequestId);
  EXPECT_EQ(command.actor.subject, "somebody");
  EXPECT_EQ(command.act.submit().points(0).text(), "The carer came late.");
  EXPECT_EQ(command.lane, Lane::kPeople);
}

TEST(SubmitTest, RefusesAnEmptyTextAndQueuesNothing) {
  Desk desk;
  v1::SubmitRequest request = GoodSubmit();
  request.mutable_submit()->mutable_points(0)->clear_text();

  EXPECT_THAT(Submit(desk, request), NamesField("submit.points[0].text", "must not be empty"));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(SubmitTest, RefusesATextOfAMegabyte) {
  Desk desk;
  v1::SubmitRequest request = GoodSubmit();
  request.mutable_submit()->mutable_points(0)->set_text(std::string(1 << 20, 'a'));

  EXPECT_THAT(Submit(desk, request), NamesField("submit.points[0].text", "at most 100000"));
}

TEST(SubmitTest, RefusesNul) {
  Desk desk;
  v1::SubmitRequest request = GoodSubmit();
  request.mutable_submit()->mutable_points(0)->set_text(std::string("a\0b", 3));

  EXPECT_THAT(Submit(desk, request), NamesField("submit.points[0].text", "NUL"));
}

TEST(SubmitTest, RefusesATextThatIsNotUtf8) {
  Desk desk;
  v1::SubmitRequest request = GoodSubmit();
  request.mutable_submit()->mutable_points(0)->set_text("caf\xE9");

  EXPECT_THAT(Submit(desk, request), NamesField("text", "UTF-8"));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(SubmitTest, RefusesAnUnknownChannel) {
  Desk desk;
  v1::SubmitRequest request = GoodSubmit();
  request.mutable_submit()->set_channel(static_cast<ledger::v1::Channel>(77));

  EXPECT_THAT(Submit(desk, request), NamesField("submit.channel", "known values"));
}

TEST(SubmitTest, PassesOnWhatTheRulesSayOfADateInTheFuture) {
  Desk desk;
  desk.committer.answer = [](const Command&) {
    return FieldError("submit.received_at", "must not lie in the future");
  };

  EXPECT_THAT(Submit(desk, GoodSubmit()), NamesField("submit.received_at", "in the future"));
}

TEST(SubmitTest, NamesTheRequestIdThatWasUsedForAnotherBody) {
  Desk desk;
  desk.committer.answer = [](const Command&) {
    return absl::AlreadyExistsError("was used before");
  };

  const grpc::Status status = Submit(desk, GoodSubmit());

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(status, NamesField("request_id", "was used before"));
}

TEST(SubmitTest, HidesAFaultOfOurs) {
  Desk desk;
  desk.committer.answer = [](const Command&) { return absl::InternalError("relation gone"); };

  const grpc::Status status = Submit(desk, GoodSubmit());

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInternal));
  EXPECT_EQ(status.error_message().find("relation"), std::string::npos);
}

TEST(SubmitTest, RefusesAnAnalyst) {
  Desk desk;
  TokenClaims claims;
  claims.roles = {"analyst"};

  EXPECT_THAT(Submit(desk, GoodSubmit(), claims), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(SubmitTest, RefusesAnotherAuthority) {
  Desk desk;
  TokenClaims claims;
  claims.authorities = {"ashby"};

  EXPECT_THAT(Submit(desk, GoodSubmit(), claims), StatusIs(absl::StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace candour::intake
