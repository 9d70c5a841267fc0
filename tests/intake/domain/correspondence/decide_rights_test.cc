#include <gtest/gtest.h>

#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Hold() {
  v1::Act act;
  act.mutable_hold_erasure()->set_reason("ombudsman");
  return act;
}

v1::Act Release() {
  v1::Act act;
  act.mutable_release_hold()->set_note("Decided, no fault.");
  return act;
}

v1::Act Erase() {
  v1::Act act;
  act.mutable_erase_personal()->set_rule("retention-6y");
  return act;
}

v1::Act Certify() {
  v1::Act act;
  act.mutable_certify_erasure()->add_followers("notification");
  act.mutable_certify_erasure()->set_backup_days(35);
  return act;
}

v1::Act Confirm(const ACase& the_case, const std::string& follower) {
  v1::Act act;
  act.mutable_confirm_erasure()->set_follower(follower);
  *act.mutable_confirm_erasure()->mutable_erased_at() = the_case.File().erasure().erased_at();
  v1::Cleared& cleared = *act.mutable_confirm_erasure()->add_cleared();
  cleared.set_what("texts");
  cleared.set_count(2);
  return act;
}

ACase Ended() {
  ACase the_case = ACase::Acknowledged();
  EXPECT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_TRUE(the_case.Do(Close()).ok());
  EXPECT_TRUE(the_case.Tell("CLOSED_NOTICE").ok());
  EXPECT_TRUE(the_case.Tell("SURVEY").ok());
  return the_case;
}

// Proves A-07.
TEST(HoldErasureTest, KeepsTheCaseUntilItIsReleased) {
  ACase the_case = Ended();
  ASSERT_TRUE(the_case.Do(Hold()).ok());

  EXPECT_EQ(the_case.Do(Erase()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(the_case.File().erased());
  ASSERT_TRUE(the_case.Do(Release()).ok());
  EXPECT_TRUE(the_case.Do(Erase()).ok());
  EXPECT_TRUE(the_case.File().erased());
  EXPECT_EQ(the_case.File().erasure().rule(), "retention-6y");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(HoldErasureTest, ReleasesOnlyWhatIsHeld) {
  EXPECT_EQ(Ended().Do(Release()).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(ErasePersonalTest, WaitsForAMessageThatNobodyRead) {
  ACase the_case = Ended();
  v1::Act mail;
  mail.mutable_receive_message()->set_message_id("11111111-2222-4333-8444-555555555555");
  mail.mutable_receive_message()->set_way(v1::MESSAGE_WAY_LETTER);
  mail.mutable_receive_message()->set_body("I shall go to the Ombudsman.");
  ASSERT_TRUE(the_case.Do(mail).ok());

  EXPECT_EQ(the_case.Do(Erase()).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves A-07.
TEST(ErasePersonalTest, SaysWhoDidItAndWhatTheFileHeld) {
  ACase the_case = Ended();
  the_case.By("manager-1");
  ASSERT_TRUE(the_case.Do(Erase()).ok());

  const v1::ErasureRecord& erasure = the_case.File().erasure();
  EXPECT_EQ(erasure.erased_by(), "manager-1");
  ASSERT_GE(erasure.cleared_size(), 2);
  EXPECT_EQ(erasure.cleared(0).what(), "persons");
  EXPECT_EQ(erasure.cleared(1).what(), "points");
}

// Proves A-07.
TEST(ConfirmErasureTest, KeepsWhichFollowerRemovedWhatAndOnce) {
  ACase the_case = Ended();
  ASSERT_TRUE(the_case.Do(Erase()).ok());

  ASSERT_TRUE(the_case.Do(Confirm(the_case, "analytics")).ok());
  ASSERT_TRUE(the_case.Do(Confirm(the_case, "analytics")).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
  const v1::ErasureRecord& erasure = the_case.File().erasure();
  ASSERT_EQ(erasure.followers_size(), 1);
  EXPECT_EQ(erasure.followers(0).follower(), "analytics");
  EXPECT_EQ(erasure.followers(0).cleared(0).count(), 2);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(ConfirmErasureTest, IsNoLongerApplicableToAnotherErasure) {
  ACase the_case = Ended();
  ASSERT_TRUE(the_case.Do(Erase()).ok());
  v1::Act late = Confirm(the_case, "analytics");
  late.mutable_confirm_erasure()->mutable_erased_at()->set_seconds(1);

  ASSERT_TRUE(the_case.Do(late).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(ConfirmErasureTest, NeedsAnErasure) {
  ACase the_case = Ended();

  EXPECT_EQ(the_case.Do(Confirm(the_case, "analytics")).code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(CertifyErasureTest, ComesAfterTheErasureAndOnce) {
  ACase the_case = Ended();
  EXPECT_EQ(the_case.Do(Certify()).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(Erase()).ok());

  ASSERT_TRUE(the_case.Do(Certify()).ok());

  EXPECT_TRUE(the_case.File().erasure().has_certified_at());
  EXPECT_EQ(the_case.File().erasure().backup_days(), 35);
  ASSERT_TRUE(the_case.Do(Certify()).ok());
  EXPECT_EQ(the_case.LastEvents(), 0);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(CorrectPersonalTest, ReplacesWhatWasWrongAndKeepsTheRest) {
  ACase the_case = ACase::Received();
  const std::string email = the_case.File().complainant().email();
  v1::Act act;
  act.mutable_correct_personal()->set_part(v1::CORRECTED_PART_COMPLAINANT);
  act.mutable_correct_personal()->set_name("Ruth Pennie");
  act.mutable_correct_personal()->set_reason("Spelt wrongly, as she says.");

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().complainant().name(), "Ruth Pennie");
  EXPECT_EQ(the_case.File().complainant().email(), email);
  EXPECT_EQ(the_case.File().personal_corrections_size(), 1);
}

TEST(CorrectPersonalTest, NeedsThePersonAndSomethingToCorrect) {
  ACase the_case = ACase::Received();
  v1::Act nothing;
  nothing.mutable_correct_personal()->set_part(v1::CORRECTED_PART_COMPLAINANT);
  nothing.mutable_correct_personal()->set_reason("x");
  v1::Act nobody = nothing;
  nobody.mutable_correct_personal()->set_part(v1::CORRECTED_PART_CARE_RECIPIENT);
  nobody.mutable_correct_personal()->set_name("Ruth");

  EXPECT_EQ(FieldOf(the_case.Do(nothing)), "act");
  EXPECT_EQ(FieldOf(the_case.Do(nobody)), "act.part");
}

}  // namespace
}  // namespace candour::intake
