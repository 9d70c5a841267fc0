#include <gtest/gtest.h>

#include "services/intake/domain/apply.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr const char* kId = "21111111-2222-4333-8444-555555555555";

v1::Act Add() {
  v1::Act act;
  v1::AttachmentRecord& attachment = *act.mutable_add_attachment()->mutable_attachment();
  attachment.set_attachment_id(kId);
  attachment.set_size(1234);
  attachment.set_digest(std::string(32, 'd'));
  attachment.set_media_type("application/pdf");
  attachment.set_name("Invoice of Mrs Penny.pdf");
  attachment.set_state(v1::SCAN_STATE_CLEAN);
  return act;
}

v1::Act Scanned(v1::ScanState state) {
  v1::Act act;
  act.mutable_record_scan()->set_attachment_id(kId);
  act.mutable_record_scan()->set_state(state);
  return act;
}

v1::Act Download(bool acknowledged) {
  v1::Act act;
  act.mutable_record_download()->set_attachment_id(kId);
  act.mutable_record_download()->set_unscanned_acknowledged(acknowledged);
  return act;
}

TEST(AddAttachmentTest, WaitsForItsScanWhateverTheCallerSays) {
  ACase the_case = ACase::Received();

  ASSERT_TRUE(the_case.Do(Add()).ok());

  EXPECT_EQ(the_case.File().attachments(0).state(), v1::SCAN_STATE_WAITING);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(AddAttachmentTest, IsAddedOnce) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());

  ASSERT_TRUE(the_case.Do(Add()).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(RecordScanTest, KeepsWhatTheScannerSaid) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());
  v1::Act infected = Scanned(v1::SCAN_STATE_INFECTED);
  infected.mutable_record_scan()->set_signature("Eicar-Test-Signature");

  ASSERT_TRUE(the_case.Do(infected).ok());

  EXPECT_EQ(the_case.File().attachments(0).state(), v1::SCAN_STATE_INFECTED);
  EXPECT_EQ(the_case.File().attachments(0).signature(), "Eicar-Test-Signature");
  EXPECT_EQ(FieldOf(the_case.Do(Scanned(v1::SCAN_STATE_WAITING))), "act.state");
}

TEST(RecordDownloadTest, AsksForAnAcknowledgementWhileNothingWasScanned) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());

  EXPECT_EQ(the_case.Do(Download(false)).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(the_case.Do(Download(true)).ok());
  EXPECT_TRUE(the_case.Events().back().attachment_downloaded().unscanned_acknowledged());
  ASSERT_TRUE(the_case.Do(Scanned(v1::SCAN_STATE_CLEAN)).ok());
  EXPECT_TRUE(the_case.Do(Download(false)).ok());
  EXPECT_FALSE(ChangesCase(the_case.Events().back()));
}

TEST(RecordDownloadTest, NeverHandsOutAnInfectedOne) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());
  ASSERT_TRUE(the_case.Do(Scanned(v1::SCAN_STATE_INFECTED)).ok());

  EXPECT_EQ(the_case.Do(Download(true)).code(), absl::StatusCode::kFailedPrecondition);
}

v1::Act Release(const std::string& person_id, v1::ReleaseBasis basis) {
  v1::Act act;
  act.mutable_release_attachment()->set_attachment_id(kId);
  act.mutable_release_attachment()->set_person_id(person_id);
  act.mutable_release_attachment()->set_basis(basis);
  return act;
}

v1::Act TakeBack(const std::string& person_id) {
  v1::Act act = Release(person_id, v1::RELEASE_BASIS_UNSPECIFIED);
  act.mutable_release_attachment()->set_take_back(true);
  return act;
}

TEST(ReleaseAttachmentTest, SaysIntoWhoseCopyItMayGoWhyAndWhoAnswersForIt) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());
  const std::string person = the_case.File().complainant().person_id();
  the_case.By("reader-1");

  ASSERT_TRUE(the_case.Do(Release(person, v1::RELEASE_BASIS_READ)).ok());
  ASSERT_TRUE(the_case.Do(Release(person, v1::RELEASE_BASIS_READ)).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
  ASSERT_EQ(the_case.File().attachments(0).releases_size(), 1);
  const v1::AttachmentRelease& release = the_case.File().attachments(0).releases(0);
  EXPECT_EQ(release.person_id(), person);
  EXPECT_EQ(release.basis(), v1::RELEASE_BASIS_READ);
  EXPECT_EQ(release.released_by(), "reader-1");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(ReleaseAttachmentTest, CanBeTakenBack) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());
  const std::string person = the_case.File().complainant().person_id();
  ASSERT_TRUE(the_case.Do(Release(person, v1::RELEASE_BASIS_OWN)).ok());

  ASSERT_TRUE(the_case.Do(TakeBack(person)).ok());

  EXPECT_TRUE(the_case.File().attachments(0).releases().empty());
}

TEST(ReleaseAttachmentTest, IsForAPersonOfTheCaseAndSaysWhy) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Add()).ok());
  const std::string person = the_case.File().complainant().person_id();

  EXPECT_EQ(
      FieldOf(the_case.Do(Release("99999999-2222-4333-8444-555555555555", v1::RELEASE_BASIS_READ))),
      "act.person_id");
  EXPECT_EQ(FieldOf(the_case.Do(Release(person, v1::RELEASE_BASIS_UNSPECIFIED))), "act.basis");
}

TEST(AddAttachmentTest, IsReleasedToNobody) {
  ACase the_case = ACase::Received();
  v1::Act released = Add();
  released.mutable_add_attachment()->mutable_attachment()->add_releases()->set_person_id("p");

  ASSERT_TRUE(the_case.Do(released).ok());

  EXPECT_TRUE(the_case.File().attachments(0).releases().empty());
}

}  // namespace
}  // namespace candour::intake
