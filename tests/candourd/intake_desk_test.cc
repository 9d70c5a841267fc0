// Also tests services/candourd/intake_desk_attachments.cc.
#include "services/candourd/intake_desk.h"

#include <gtest/gtest.h>

#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

constexpr auto kNotYet = absl::StatusCode::kUnavailable;

TEST(IntakeDeskTest, AnswersNoReadUntilItIsOpen) {
  IntakeDesk desk;
  v1::ListResponse list;
  v1::SearchResponse search;
  v1::ListEventsResponse events;

  EXPECT_THAT(desk.Get("milford", "a"), StatusIs(kNotYet));
  EXPECT_THAT(desk.List({}, "", absl::UnixEpoch(), list), StatusIs(kNotYet));
  EXPECT_THAT(desk.Search({}, "", absl::UnixEpoch(), search), StatusIs(kNotYet));
  EXPECT_THAT(desk.Timeline("milford", "a", events), StatusIs(kNotYet));
  EXPECT_THAT(desk.Check({}, [](const v1::CheckResponse&) { return true; }), StatusIs(kNotYet));
}

TEST(IntakeDeskTest, KeepsNoAttachmentUntilItIsOpen) {
  IntakeDesk desk;

  EXPECT_THAT(desk.PutAttachment("milford", "a", "b", "octets"), StatusIs(kNotYet));
  EXPECT_THAT(desk.GetAttachment("milford", "b"), StatusIs(kNotYet));
  EXPECT_THAT(desk.DropAttachment("milford", "b"), StatusIs(kNotYet));
  EXPECT_THAT(desk.NoteMail("milford", "m", "a"), StatusIs(kNotYet));
  EXPECT_THAT(desk.CaseOfMail("milford", "m"), StatusIs(kNotYet));
}

TEST(IntakeDeskTest, ShowsNoLedgerUntilItIsOpen) {
  IntakeDesk desk;

  EXPECT_THAT(desk.Heads(), StatusIs(kNotYet));
  EXPECT_THAT(desk.Subscribe({}, [] {})->Next(), StatusIs(kNotYet));
  EXPECT_THAT(desk.Verify({}, [](const v1::VerifyResponse&) { return true; }), StatusIs(kNotYet));
}

TEST(IntakeDeskTest, TellsNoTimeUntilItIsOpen) {
  IntakeDesk desk;
  v1::GetTimeResponse response;

  EXPECT_THAT(desk.Describe({}, response), StatusIs(kNotYet));
  EXPECT_THAT(desk.MoveTo(absl::Now()), StatusIs(kNotYet));
}

TEST(IntakeDeskTest, TakesNoCommandUntilItIsOpen) {
  IntakeDesk desk;
  absl::Status answer;

  desk.Enqueue(Command{},
               [&answer](const absl::StatusOr<Outcome>& outcome) { answer = outcome.status(); });

  EXPECT_THAT(answer, StatusIs(kNotYet));
}

}  // namespace
}  // namespace candour::intake
