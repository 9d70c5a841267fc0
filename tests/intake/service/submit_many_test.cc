#include "services/intake/service/submit_many.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using candour::testing::TokenClaims;

std::string IdOf(int number) {
  return "00000000-0000-4000-8000-" + std::string(8, '0') + std::to_string(1000 + number);
}

v1::SubmitManyRequest Numbered(int number) {
  v1::SubmitManyRequest request;
  *request.mutable_request() = GoodSubmit();
  request.mutable_request()->set_request_id(IdOf(number));
  return request;
}

// Sends `requests` and gives back every answer by its request_id.
std::map<std::string, v1::SubmitManyResponse> Send(
    Desk& desk, const std::vector<v1::SubmitManyRequest>& requests, grpc::Status& status,
    const TokenClaims& claims = {}) {
  const auto context = Desk::As(claims);
  const auto stub = v1::IntakeService::NewStub(desk.Channel());
  const auto stream = stub->SubmitMany(context.get());
  std::thread writer([&] {
    for (const auto& request : requests) stream->Write(request);
    stream->WritesDone();
  });
  std::map<std::string, v1::SubmitManyResponse> answers;
  v1::SubmitManyResponse answer;
  while (stream->Read(&answer)) answers[answer.request_id()] = answer;
  writer.join();
  status = stream->Finish();
  return answers;
}

std::vector<v1::SubmitManyRequest> ManyGood(int count) {
  std::vector<v1::SubmitManyRequest> requests;
  requests.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) requests.push_back(Numbered(i));
  return requests;
}

TEST(SubmitManyTest, AnswersEveryRequestInTheSecondLane) {
  Desk desk;
  grpc::Status status;

  const auto answers = Send(desk, ManyGood(600), status);

  EXPECT_TRUE(status.ok());
  EXPECT_EQ(answers.size(), 600U);
  EXPECT_EQ(answers.begin()->second.receipt().reference(), "ASC-2026-000123-4");
  EXPECT_EQ(desk.committer.Commands().front().lane, Lane::kBulk);
}

TEST(SubmitManyTest, GoesOnAfterARequestThatIsWrong) {
  Desk desk;
  grpc::Status status;
  auto requests = ManyGood(3);
  requests[1].mutable_request()->mutable_submit()->mutable_points(0)->clear_text();

  const auto answers = Send(desk, requests, status);

  EXPECT_TRUE(status.ok());
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers.at(IdOf(1)).error_code(), 3);
  EXPECT_EQ(answers.at(IdOf(1)).error_field(), "request.submit.points[0].text");
  EXPECT_TRUE(answers.at(IdOf(2)).has_receipt());
}

TEST(SubmitManyTest, GoesOnAfterARequestForAnotherAuthority) {
  Desk desk;
  grpc::Status status;
  auto requests = ManyGood(2);
  requests[0].mutable_request()->set_authority_id("ashby");

  const auto answers = Send(desk, requests, status);

  EXPECT_TRUE(status.ok());
  EXPECT_EQ(answers.at(IdOf(0)).error_code(), 7);
  EXPECT_TRUE(answers.at(IdOf(1)).has_receipt());
  EXPECT_EQ(desk.committer.Commands().size(), 1U);
}

TEST(SubmitManyTest, EndsNamingATextThatIsNotUtf8) {
  Desk desk;
  grpc::Status status;
  auto requests = ManyGood(2);
  requests[1].mutable_request()->mutable_submit()->mutable_points(0)->set_text("caf\xE9");

  const auto answers = Send(desk, requests, status);

  EXPECT_THAT(status, candour::testing::NamesField("text", "UTF-8"));
  EXPECT_EQ(answers.size(), 1U);
}

TEST(SubmitManyTest, TriesAgainWhileTheLaneIsFull) {
  Desk desk;
  std::atomic<int> tried = 0;
  desk.committer.answer = [&tried](const Command&) -> absl::StatusOr<Outcome> {
    if (++tried % 3 != 0) return absl::ResourceExhaustedError("full");
    return Outcome{};
  };
  grpc::Status status;

  const auto answers = Send(desk, ManyGood(4), status);

  EXPECT_TRUE(status.ok());
  EXPECT_EQ(answers.size(), 4U);
  EXPECT_EQ(answers.at(IdOf(3)).error_code(), 0);
  EXPECT_EQ(tried, 12);
}

TEST(SubmitManyTest, RefusesTheStreamOfACallerWithoutTheRole) {
  Desk desk;
  grpc::Status status;
  TokenClaims claims;
  claims.roles = {"customer_service"};

  const auto answers = Send(desk, ManyGood(1), status, claims);

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_TRUE(answers.empty());
}

}  // namespace
}  // namespace candour::intake
