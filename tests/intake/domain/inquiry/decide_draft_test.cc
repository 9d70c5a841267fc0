// Also tests services/intake/domain/inquiry/signer.cc.
// Also tests services/intake/domain/inquiry/apply_inquiry.cc.
// Also tests services/intake/domain/inquiry/decide_inquiry.cc.
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Proves, Q20.
TEST(DraftTest, IsWrittenCheckedSignedAndSent) {
  ACase the_case = Signed(kResponseBy);
  EXPECT_EQ(the_case.File().draft().signature().signed_by(),
            "Jo Hart, Director of Adult Social Care");
  EXPECT_EQ(the_case.File().draft().signature().method(), "typed");
  the_case.On(absl::CivilDay(2026, 5, 12));

  ASSERT_TRUE(the_case.Do(SendSigned()).ok());

  const v1::Response& response = the_case.File().response();
  EXPECT_EQ(response.answer().considered(), "We read the visit log of May.");
  EXPECT_EQ(response.answer().points(0).words(),
            "The log shows three visits more than an hour late.");
  EXPECT_EQ(response.signature().subject(), "director-1");
  EXPECT_EQ(response.draft_version(), 1U);
  EXPECT_FALSE(the_case.File().has_draft());
  EXPECT_EQ(the_case.File().outcome(), "UPH");
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

// Proves R-38.
TEST(DraftTest, IsTheResponseWhenItsNoticeLeft) {
  ACase the_case = Signed(kResponseBy);

  ASSERT_TRUE(the_case.Tell("RESPONSE").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_RESPONDED);
  EXPECT_EQ(the_case.File().notices().rbegin()->notice(), "N-12");
  EXPECT_FALSE(the_case.File().response().sent_by_hand());
  EXPECT_FALSE(the_case.IsOpenFor("RESPONSE"));
}

// Proves R-38.
TEST(DraftTest, IsNoResponseBeforeItIsSigned) {
  ACase the_case = Checked(kResponseBy);

  EXPECT_EQ(the_case.Tell("RESPONSE").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(the_case.IsOpenFor("RESPONSE"));
}

constexpr const char* kDocumentId = "21111111-2222-4333-8444-555555555555";

v1::Act Upload(const std::string& media_type) {
  v1::Act act;
  v1::AttachmentRecord& attachment = *act.mutable_add_attachment()->mutable_attachment();
  attachment.set_attachment_id(kDocumentId);
  attachment.set_size(1234);
  attachment.set_digest(std::string(32, 'd'));
  attachment.set_media_type(media_type);
  attachment.set_name("answer");
  attachment.set_state(v1::SCAN_STATE_WAITING);
  return act;
}

v1::Act SignPaper() {
  v1::Act act = SignVersion(1);
  act.mutable_sign_response()->clear_method();
  act.mutable_sign_response()->set_attachment_id(kDocumentId);
  act.mutable_sign_response()->set_signed_by("Jo Hart, Director of Adult Social Care");
  return act;
}

// Proves G-17, R-38. The signed letter comes back as a PDF of the case; the gates stay.
TEST(SignResponseTest, TakesTheSignedPdfOfTheCase) {
  ACase the_case = Checked(kResponseBy);
  EXPECT_EQ(FieldOf(the_case.Do(SignPaper())), "act.attachment_id");
  ASSERT_TRUE(the_case.Do(Upload("application/pdf")).ok());
  v1::Act other = SignPaper();
  other.mutable_sign_response()->set_document_digest(std::string(32, 'x'));
  EXPECT_EQ(FieldOf(the_case.Do(other)), "act.document_digest");

  ASSERT_TRUE(the_case.Do(SignPaper()).ok());

  const v1::Signature& signature = the_case.File().draft().signature();
  EXPECT_EQ(signature.attachment_id(), kDocumentId);
  EXPECT_EQ(signature.document_digest(), std::string(32, 'd'));
  EXPECT_EQ(signature.method(), "by_hand");
  ASSERT_TRUE(the_case.Do(SendSigned()).ok());
  EXPECT_EQ(the_case.File().response().signature().attachment_id(), kDocumentId);
}

// Proves G-17.
TEST(SignResponseTest, TakesNoOtherDocumentForALetter) {
  ACase word = Checked(kResponseBy);
  ASSERT_TRUE(word.Do(Upload("text/plain")).ok());
  EXPECT_EQ(FieldOf(word.Do(SignPaper())), "act.attachment_id");

  ACase infected = Checked(kResponseBy);
  ASSERT_TRUE(infected.Do(Upload("application/pdf")).ok());
  v1::Act scanned;
  scanned.mutable_record_scan()->set_attachment_id(kDocumentId);
  scanned.mutable_record_scan()->set_state(v1::SCAN_STATE_INFECTED);
  ASSERT_TRUE(infected.Do(scanned).ok());
  EXPECT_EQ(FieldOf(infected.Do(SignPaper())), "act.attachment_id");
}

// Proves G-17.
TEST(WriteDraftTest, SaysFromWhichDocumentItWasRead) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = WriteAnswer();
  act.mutable_write_draft()->set_attachment_id(kDocumentId);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.attachment_id");
  ASSERT_TRUE(the_case
                  .Do(Upload("application/vnd.openxmlformats-officedocument.wordprocessingml."
                             "document"))
                  .ok());

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().draft().attachment_id(), kDocumentId);
  EXPECT_EQ(the_case.File().draft().state(), v1::DRAFT_STATE_WRITTEN);
}

TEST(WriteDraftTest, MayBeIncompleteButNotWrong) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act;
  act.mutable_write_draft()->mutable_answer()->set_considered("We are still reading.");
  ASSERT_TRUE(the_case.Do(act).ok());

  act = WriteAnswer();
  act.mutable_write_draft()->mutable_answer()->mutable_points(0)->set_outcome("WON");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.answer.points[0].outcome");
  act = WriteAnswer();
  act.mutable_write_draft()->mutable_answer()->mutable_points(0)->set_point_id(2);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.answer.points[0].point_id");
}

TEST(WriteDraftTest, BeginsFromTheLatestVersion) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(WriteAnswer()).ok());
  v1::Act act = WriteAnswer();
  act.mutable_write_draft()->set_from_version(1);
  ASSERT_TRUE(the_case.Do(act).ok());

  // Another editor still holds the first.
  EXPECT_EQ(the_case.Do(act).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(the_case.File().draft().draft_version(), 2U);
}

TEST(WriteDraftTest, ANewVersionIsNeitherCheckedNorSigned) {
  ACase the_case = Signed(kResponseBy);
  ASSERT_TRUE(the_case.Do(WriteAnswer()).ok());

  EXPECT_EQ(the_case.File().draft().state(), v1::DRAFT_STATE_WRITTEN);
  EXPECT_EQ(the_case.Do(SendSigned()).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(CheckDraftTest, IsDoneByAnotherPerson) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(WriteAnswer()).ok());
  EXPECT_EQ(the_case.Do(CheckVersion(1)).code(), absl::StatusCode::kPermissionDenied);

  the_case.By("manager-1");
  ASSERT_TRUE(the_case.Do(CheckVersion(1)).ok());
  EXPECT_EQ(the_case.File().draft().checked_by(), "manager-1");
}

TEST(CheckDraftTest, SendsItBackWithANote) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(WriteAnswer()).ok());
  the_case.By("manager-1");
  EXPECT_EQ(FieldOf(the_case.Do(CheckVersion(1, false))), "act.note");

  v1::Act act = CheckVersion(1, false);
  act.mutable_check_draft()->set_note("Say which visits.");
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.File().draft().state(), v1::DRAFT_STATE_RETURNED);
  the_case.By("director-1");
  EXPECT_EQ(the_case.Do(SignVersion(1)).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves C-09, R-39, I-4.
TEST(CheckDraftTest, AcceptsNothingThatCouldNotBeSent) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = WriteAnswer();
  act.mutable_write_draft()->mutable_answer()->mutable_points(0)->clear_words();
  ASSERT_TRUE(the_case.Do(act).ok());
  the_case.By("manager-1");
  EXPECT_EQ(FieldOf(the_case.Do(CheckVersion(1))), "act.points[0].words");

  the_case.By("handler-1");
  act = WriteAnswer();
  act.mutable_write_draft()->mutable_answer()->clear_points();
  ASSERT_TRUE(the_case.Do(act).ok());
  the_case.By("manager-1");
  EXPECT_EQ(FieldOf(the_case.Do(CheckVersion(2))), "act.points");
}

// Proves, I-4.
TEST(SignResponseTest, NeedsADelegationThatIsLiveOnThatDay) {
  ACase the_case = Checked(kResponseBy);
  the_case.By("handler-1");
  EXPECT_EQ(FieldOf(the_case.Do(SignVersion(1))), "act.signed_by");

  v1::AuthorityFile ended = AnAuthority();
  *ended.mutable_delegations(0)->mutable_until() = ToMessage(absl::CivilDay(2026, 5, 10));
  the_case.Of(ended);
  the_case.By("director-1");
  EXPECT_EQ(FieldOf(the_case.Do(SignVersion(1))), "act.signed_by");

  *ended.mutable_delegations(0)->mutable_until() = ToMessage(absl::CivilDay(2026, 5, 11));
  the_case.Of(ended);
  EXPECT_TRUE(the_case.Do(SignVersion(1)).ok());
}

// Proves R-06.
TEST(SignResponseTest, NeedsADelegationToSign) {
  ACase the_case = Checked(kResponseBy);
  v1::AuthorityFile other = AnAuthority();
  other.mutable_delegations(0)->set_scope("manage_procedure");
  the_case.Of(other);
  the_case.By("director-1");

  EXPECT_EQ(FieldOf(the_case.Do(SignVersion(1))), "act.signed_by");
}

// Proves R-46, Q20.
TEST(SignResponseTest, OnlyTheSignerTypesTheirName) {
  ACase the_case = Checked(kResponseBy);
  the_case.By("handler-1");
  v1::Act act = SignVersion(1);
  act.mutable_sign_response()->set_signed_by("Jo Hart, Director of Adult Social Care");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.method");

  // The letter came back signed by hand.
  act.mutable_sign_response()->set_method("by_hand");
  act.mutable_sign_response()->set_document_digest(Sha256("the signed PDF"));
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.File().draft().signature().subject(), "director-1");
}

// Proves R-38, I-4.
TEST(RespondWithDraftTest, AnUnsignedResponseIsNoResponse) {
  ACase the_case = Checked(kResponseBy);
  EXPECT_EQ(the_case.Do(SendSigned()).code(), absl::StatusCode::kFailedPrecondition);
  // Nor does another way around the draft make it one.
  EXPECT_EQ(the_case.Do(RespondUpheld()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(the_case.File().has_responded_at());
}

TEST(RespondWithDraftTest, WhatWasSignedIsNotChangedOnTheWayOut) {
  ACase the_case = Signed(kResponseBy);
  EXPECT_EQ(FieldOf(the_case.Do(RespondUpheld())), "act");
  EXPECT_FALSE(the_case.File().has_responded_at());
}

TEST(RespondWithDraftTest, DoesNotLeaveBeforeItWasSigned) {
  ACase the_case = Signed(kResponseBy);
  the_case.At(the_case.TheContext().now + absl::Hours(2));
  v1::Act act = SendSigned();
  *act.mutable_respond()->mutable_sent_at() =
      ToTimestamp(the_case.TheContext().now - absl::Hours(3));
  EXPECT_FALSE(the_case.Do(act).ok());
}

TEST(WriteDraftTest, TakesOverWhatWasFound) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act found;
  found.mutable_record_finding()->set_point_id(1);
  found.mutable_record_finding()->mutable_finding()->set_outcome("NUP");
  found.mutable_record_finding()->mutable_finding()->set_reasons("The log shows no late visit.");
  ASSERT_TRUE(the_case.Do(found).ok());
  v1::Act act = WriteAnswer();
  act.mutable_write_draft()->mutable_answer()->clear_points();
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.File().draft().answer().points(0).outcome(), "NUP");
  EXPECT_EQ(the_case.File().draft().answer().points(0).words(), "The log shows no late visit.");

  // What is told agrees with what was found.
  ASSERT_TRUE(the_case.Do(WriteAnswer()).ok());
  the_case.By("manager-1");
  EXPECT_EQ(FieldOf(the_case.Do(CheckVersion(2))), "act.points[0].outcome");
}

}  // namespace
}  // namespace candour::intake
