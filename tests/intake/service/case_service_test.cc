// Also tests services/intake/service/case_acts.cc.
#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::NamesField;
using candour::testing::StatusIs;
using candour::testing::TokenClaims;

v1::GetRequest GoodGet(const std::string& which = "ASC-2026-000123-4") {
  v1::GetRequest request;
  request.set_authority_id("milford");
  request.set_case_(which);
  return request;
}

TEST(CaseServiceTest, QueuesAnActOnTheCaseAtTheVersionSeen) {
  Desk desk;
  v1::CloseRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_target()->set_expected_version(4);
  request.mutable_act()->set_note("answered");
  v1::CloseResponse response;

  ASSERT_TRUE(desk.Cases()->Close(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(response.receipt().version(), 1);
  const Command command = desk.committer.Commands().at(0);
  EXPECT_EQ(command.case_key, "ASC-2026-000123-4");
  EXPECT_EQ(command.expected_version, 4);
  EXPECT_EQ(command.act.close().note(), "answered");
  EXPECT_EQ(command.lane, Lane::kPeople);
}

TEST(CaseServiceTest, TellsThatTheCaseHasMovedOn) {
  Desk desk;
  desk.committer.answer = [](const Command&) { return absl::AbortedError("has moved on"); };
  v1::WithdrawRequest request;
  *request.mutable_target() = GoodTarget();
  v1::WithdrawResponse response;

  const grpc::Status status = desk.Cases()->Withdraw(Desk::As({}).get(), request, &response);

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(status, NamesField("target.expected_version", "has moved on"));
}

TEST(CaseServiceTest, RefusesAVersionBelowZero) {
  Desk desk;
  v1::WithdrawRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_target()->set_expected_version(-1);
  v1::WithdrawResponse response;

  EXPECT_THAT(desk.Cases()->Withdraw(Desk::As({}).get(), request, &response),
              NamesField("target.expected_version", "below zero"));
}

TEST(CaseServiceTest, PutsAServicesCommandIntoTheSecondLane) {
  Desk desk;
  TokenClaims claims;
  claims.roles = {"service"};
  v1::SuggestThemesRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->set_model("m1");
  request.mutable_act()->add_points()->add_suggestions()->set_theme("CHG-02");
  v1::SuggestThemesResponse response;

  ASSERT_TRUE(desk.Cases()->SuggestThemes(Desk::As(claims).get(), request, &response).ok());

  EXPECT_EQ(desk.committer.Commands().at(0).lane, Lane::kBulk);
}

TEST(CaseServiceTest, RecordsTheViewOfTheCaseBeforeItIsShown) {
  Desk desk;
  v1::GetResponse response;

  ASSERT_TRUE(desk.Cases()->Get(Desk::As({}).get(), GoodGet(), &response).ok());

  EXPECT_EQ(response.case_file().complaint_id(), kComplaintId);
  const Command view = desk.committer.Commands().at(0);
  EXPECT_EQ(view.case_key, kComplaintId);
  EXPECT_EQ(view.act.record_view().bucket().seconds(), absl::ToUnixSeconds(testing::TokenTime()));
}

TEST(CaseServiceTest, ShowsNothingWhenTheViewCannotBeRecorded) {
  Desk desk;
  desk.committer.answer = [](const Command&) { return absl::UnavailableError("away"); };
  v1::GetResponse response;

  EXPECT_THAT(desk.Cases()->Get(Desk::As({}).get(), GoodGet(), &response),
              StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_FALSE(response.has_case_file());
}

TEST(CaseServiceTest, SaysThatThereIsNoSuchCase) {
  Desk desk;
  v1::GetResponse response;

  EXPECT_THAT(desk.Cases()->Get(Desk::As({}).get(), GoodGet("ASC-2026-000999-0"), &response),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(CaseServiceTest, RecordsWhatWasSearchedForAndHowMuchWasFound) {
  Desk desk;
  v1::SearchRequest request;
  request.set_authority_id("milford");
  request.set_query("late carer");
  v1::SearchResponse response;

  ASSERT_TRUE(desk.Cases()->Search(Desk::As({}).get(), request, &response).ok());

  const ledger::v1::RecordListing listing = desk.committer.Commands().at(0).act.record_listing();
  EXPECT_EQ(listing.what(), "search");
  EXPECT_EQ(listing.query(), "late carer");
  EXPECT_EQ(listing.count(), 2);
}

TEST(CaseServiceTest, RecordsAList) {
  Desk desk;
  v1::ListRequest request;
  request.set_authority_id("milford");
  v1::ListResponse response;

  ASSERT_TRUE(desk.Cases()->List(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(desk.committer.Commands().at(0).act.record_listing().what(), "list");
}

TEST(CaseServiceTest, RecordsTheViewOfATimeline) {
  Desk desk;
  v1::ListEventsRequest request;
  request.set_authority_id("milford");
  request.set_case_("ASC-2026-000123-4");
  v1::ListEventsResponse response;

  ASSERT_TRUE(desk.Cases()->ListEvents(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(response.events(0).complaint_id(), kComplaintId);
  EXPECT_TRUE(desk.committer.Commands().at(0).act.has_record_view());
}

TEST(CaseServiceTest, StreamsTheProgressOfACheck) {
  Desk desk;
  v1::CheckRequest request;
  request.set_authority_id("milford");
  const auto context = Desk::As({});
  const auto stream = desk.Cases()->Check(context.get(), request);
  v1::CheckResponse first;
  v1::CheckResponse last;

  ASSERT_TRUE(stream->Read(&first));
  ASSERT_TRUE(stream->Read(&last));

  EXPECT_EQ(first.checked(), 7);
  EXPECT_TRUE(last.done());
  EXPECT_FALSE(stream->Read(&last));
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace
}  // namespace candour::intake
