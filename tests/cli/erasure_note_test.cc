#include "clients/cli/erasure_note.h"

#include <gmock/gmock.h>

#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using ::testing::HasSubstr;

intake::v1::ErasureNote Note(const std::string& complaint_id,
                             const std::string& authority_id = "milford") {
  intake::v1::ErasureNote note;
  note.set_authority_id(authority_id);
  note.set_complaint_id(complaint_id);
  note.set_reference("ASC-2026-000123-4");
  note.set_rule("retention-6y");
  note.set_seq(17);
  return note;
}

// Proves A-07.
TEST(CertificateTest, SaysWhoWhatWhichRuleAndHowLongBackupsLive) {
  intake::v1::IssueCertificateResponse certificate;
  certificate.set_reference("ASC-2026-000123-4");
  certificate.set_bodies(7);
  certificate.set_seq(17);
  ledger::v1::ErasureRecord& erasure = *certificate.mutable_erasure();
  erasure.set_rule("retention-6y");
  erasure.set_erased_by("manager-1");
  erasure.set_backup_days(35);
  ledger::v1::Cleared& attachments = *erasure.add_cleared();
  attachments.set_what("attachments");
  attachments.set_count(2);
  ledger::v1::FollowerErasure& follower = *erasure.add_followers();
  follower.set_follower("notification");
  follower.add_cleared()->set_what("notice_texts");
  follower.mutable_cleared(0)->set_count(4);

  const std::string page = CertificatePage("milford", certificate);

  EXPECT_THAT(page, HasSubstr("by manager-1"));
  EXPECT_THAT(page, HasSubstr("Under rule:   retention-6y"));
  EXPECT_THAT(page, HasSubstr("case file: 2 attachments"));
  EXPECT_THAT(page, HasSubstr("ledger: 7 personal parts"));
  EXPECT_THAT(page, HasSubstr("notification: 4 notice texts"));
  EXPECT_THAT(page, HasSubstr("Backups made before live at most 35 days"));
  EXPECT_THAT(page, HasSubstr("does not speak for what was sent to others"));
}

TEST(ErasureNoteTest, ReadsWhatWasWritten) {
  const auto notes = ReadErasureNotes(Json(Note("a")) + "\n\n" + Json(Note("b")) + "\n");

  ASSERT_TRUE(notes.ok()) << notes.status();
  ASSERT_EQ(notes->size(), 2U);
  EXPECT_EQ(notes->at(1).complaint_id(), "b");
  EXPECT_EQ(notes->at(1).rule(), "retention-6y");
}

TEST(ErasureNoteTest, NamesTheLineThatIsNone) {
  const auto notes = ReadErasureNotes(Json(Note("a")) + "\nperhaps\n");

  EXPECT_THAT(std::string(notes.status().message()), HasSubstr("line 2"));
}

// Proves A-07.
TEST(ErasureNoteTest, FindsWhatARestoredLedgerHasLost) {
  const auto missing = MissingErasures({Note("a"), Note("b"), Note("b"), Note("c", "ashby")},
                                       {Note("a")}, "milford");

  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].complaint_id(), "b");
}

TEST(TriageWordsTest, NamesTheReasonOfAHold) {
  EXPECT_EQ(TriageWords(intake::v1::TRIAGE_REASON_HELD, "litigation"),
            "held (litigation): nothing may be erased");
  EXPECT_EQ(TriageWords(intake::v1::TRIAGE_REASON_UNREAD, ""), "a message was not read");
}

}  // namespace
}  // namespace candour::cli
