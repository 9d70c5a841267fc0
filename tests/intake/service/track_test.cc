// Also tests services/intake/service/tracked.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "services/intake/service/tracked.h"
#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kTrackCode = "K7QD-M2XP-9T40";
const absl::CivilDay kSeptember(2026, 9, 14);

absl::Time NoonOf(absl::CivilDay day) { return AtLocalHour(day, 12); }

// Investigated, planned for the first of October, with everything that must not be told.
ledger::v1::CaseFile TrackedFile() {
  ledger::v1::CaseFile file;
  file.set_status(ledger::v1::STATUS_INVESTIGATING);
  *file.mutable_received_on() = ToMessage(kSeptember);
  *file.mutable_received_at() = ToTimestamp(NoonOf(kSeptember));
  *file.mutable_acknowledged_at() = ToTimestamp(NoonOf(kSeptember + 1));
  file.mutable_complainant()->set_name("Ruth Amos");
  file.add_points()->set_text("The bill came for visits that never happened.");
  file.set_outcome("UPH");
  file.set_primary_theme("SAF-01");
  file.set_track_code(kTrackCode);
  file.mutable_plan()->set_in_effect(true);
  *file.mutable_plan()->mutable_response_by() = ToMessage(absl::CivilDay(2026, 10, 1));
  ledger::v1::Step& step = *file.add_steps();
  step.set_step("records_read");
  *step.mutable_taken_at() = ToTimestamp(NoonOf(kSeptember + 5));
  ledger::v1::Step& secret = *file.add_steps();
  secret.set_step("police_told");
  *secret.mutable_taken_at() = ToTimestamp(NoonOf(kSeptember + 5));
  *file.mutable_date_reaffirmed_at() = ToTimestamp(NoonOf(kSeptember + 6));
  return file;
}

std::string SayableWords(const std::string& code) {
  return code == "records_read" ? "we read the records" : "";
}

v1::TrackResponse On(absl::CivilDay day, const ledger::v1::CaseFile& file = TrackedFile()) {
  return TrackedCase(file, &SayableWords, NoonOf(day));
}

std::vector<std::string> Words(const v1::TrackResponse& response) {
  std::vector<std::string> words;
  for (const v1::TrackedStep& step : response.steps()) words.push_back(step.words());
  return words;
}

// Proves G-2.
TEST(TrackedTest, TellsWhatMayBeToldInFixedWords) {
  const v1::TrackResponse response = On(kSeptember + 7);

  EXPECT_EQ(response.stands(), "It is open.");
  EXPECT_THAT(Words(response), ::testing::ElementsAre("We received what you told us.",
                                                      "We confirmed to you that we received it.",
                                                      "We read the records."));
  EXPECT_EQ(response.next(), "We said that we would answer you by this day.");
  EXPECT_EQ(response.next_by().day(), 1);
}

// Proves G-2.
TEST(TrackedTest, TellsNothingElse) {
  const std::string all = On(kSeptember + 7).ShortDebugString();

  EXPECT_THAT(all, AllOf(Not(HasSubstr("Amos")), Not(HasSubstr("bill")), Not(HasSubstr("SAF")),
                         Not(HasSubstr("UPH")), Not(HasSubstr("police"))));
}

// Proves G-2.
TEST(TrackedTest, ReassuresNobody) {
  EXPECT_THAT(On(kSeptember + 15).next(), HasSubstr("We have not confirmed this date"));
  EXPECT_THAT(On(absl::CivilDay(2026, 10, 2)).next(), HasSubstr("It has passed. Please phone us"));
}

TEST(TrackedTest, SaysTheDateThatThePersonWasTold) {
  ledger::v1::CaseFile file = TrackedFile();
  ledger::v1::Amendment& untold = *file.add_amendments();
  *untold.mutable_old_response_by() = ToMessage(absl::CivilDay(2026, 10, 1));
  *untold.mutable_new_response_by() = ToMessage(absl::CivilDay(2026, 11, 1));
  *file.mutable_plan()->mutable_response_by() = ToMessage(absl::CivilDay(2026, 11, 1));

  EXPECT_EQ(On(kSeptember + 7, file).next_by().month(), 10);

  *file.mutable_amendments(0)->mutable_told_at() = ToTimestamp(NoonOf(kSeptember + 8));
  EXPECT_EQ(On(kSeptember + 9, file).next_by().month(), 11);
  EXPECT_THAT(Words(On(kSeptember + 9, file)),
              ::testing::Contains("We told you about a new date."));
}

TEST(TrackedTest, HasNothingToComeOnceItWasAnswered) {
  ledger::v1::CaseFile file = TrackedFile();
  file.set_status(ledger::v1::STATUS_RESPONDED);
  *file.mutable_responded_at() = ToTimestamp(NoonOf(kSeptember + 10));

  EXPECT_EQ(On(kSeptember + 11, file).stands(), "We have sent you our answer.");
  EXPECT_EQ(On(kSeptember + 11, file).next(), "");
}

v1::TrackRequest GoodTrack() {
  v1::TrackRequest request;
  request.set_authority_id("milford");
  request.set_reference("ASC-2026-000123-4");
  request.set_code("k7qd m2xp 9t40");
  return request;
}

// Without a token.
grpc::Status Track(Desk& desk, const v1::TrackRequest& request, v1::TrackResponse& response) {
  grpc::ClientContext context;
  return v1::IntakeService::NewStub(desk.Channel())->Track(&context, request, &response);
}

TEST(TrackTest, ShowsWhereACaseStandsToWhoeverHasItsCode) {
  Desk desk;
  desk.rooms.more = TrackedFile();
  v1::TrackResponse response;

  const grpc::Status done = Track(desk, GoodTrack(), response);

  ASSERT_TRUE(done.ok()) << done.error_message();
  EXPECT_EQ(response.stands(), "It is open.");
  ASSERT_EQ(desk.committer.Commands().size(), 1U);
  EXPECT_EQ(desk.committer.Commands().front().actor.subject, "track");
}

TEST(TrackTest, AnswersAWrongCodeAndAnUnknownReferenceAlike) {
  Desk desk;
  desk.rooms.more = TrackedFile();
  v1::TrackResponse response;
  v1::TrackRequest wrong = GoodTrack();
  wrong.set_code("AAAA-AAAA-AAAA");
  v1::TrackRequest unknown = GoodTrack();
  unknown.set_reference("ASC-2026-000999-0");
  v1::TrackRequest by_id = GoodTrack();
  by_id.set_reference(kComplaintId);

  const grpc::Status first = Track(desk, wrong, response);
  const grpc::Status second = Track(desk, unknown, response);
  const grpc::Status third = Track(desk, by_id, response);

  EXPECT_THAT(first, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_EQ(first.error_message(), second.error_message());
  EXPECT_EQ(first.error_message(), third.error_message());
  EXPECT_EQ(second.error_code(), first.error_code());
  EXPECT_EQ(response.ShortDebugString(), "");
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(TrackTest, OpensNoCaseWithoutACode) {
  Desk desk;
  desk.rooms.more = TrackedFile();
  desk.rooms.more.clear_track_code();
  v1::TrackResponse response;

  EXPECT_THAT(Track(desk, GoodTrack(), response), StatusIs(absl::StatusCode::kNotFound));
}

TEST(TrackTest, ShowsNothingThatWasNotRecorded) {
  Desk desk;
  desk.rooms.more = TrackedFile();
  desk.committer.answer = [](const Command&) { return absl::UnavailableError("away"); };
  v1::TrackResponse response;

  EXPECT_THAT(Track(desk, GoodTrack(), response), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_EQ(response.stands(), "");
}

TEST(TrackTest, IsNotAnsweredMoreThanTenTimesAMinute) {
  Desk desk;
  desk.rooms.more = TrackedFile();
  v1::TrackResponse response;
  v1::TrackRequest wrong = GoodTrack();
  wrong.set_code("AAAA-AAAA-AAAA");
  for (int i = 0; i < 10; ++i) Track(desk, wrong, response);

  EXPECT_THAT(Track(desk, GoodTrack(), response), StatusIs(absl::StatusCode::kResourceExhausted));
}

}  // namespace
}  // namespace candour::intake
