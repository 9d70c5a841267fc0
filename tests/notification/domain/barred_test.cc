#include "services/notification/domain/barred.h"

#include <gtest/gtest.h>

#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

void Confirm(CaseFile& file, ledger::v1::ContactKind kind) {
  ledger::v1::ContactPoint& point = *file.mutable_complainant()->add_contact_points();
  point.set_kind(kind);
  point.set_confirmation(ledger::v1::CONFIRMATION_PERSON);
}

void MarkUnsafe(CaseFile& file, ledger::v1::ContactKind kind) {
  ledger::v1::ContactPoint& point = *file.mutable_complainant()->add_contact_points();
  point.set_kind(kind);
  point.set_unsafe(true);
}

Decision Barring(const CaseFile& file) {
  const std::optional<Judgement> barred = Barred(file, kMonday);
  return barred ? barred->decision : Decision::kSend;
}

TEST(BarredTest, BarsNobodyWithoutCause) { EXPECT_EQ(Barring(JeansCase()), Decision::kSend); }

// Proves G-9.
TEST(BarredTest, SendsNothingToSomebodyWhoDiedButGivesANamedPersonTheTask) {
  CaseFile file = JeansCase();
  file.mutable_complainant()->mutable_death();

  const std::optional<Judgement> barred = Barred(file, kMonday);

  ASSERT_TRUE(barred);
  EXPECT_EQ(barred->decision, Decision::kHold);
  EXPECT_EQ(barred->task->kind, TaskKind::kProtect);
}

// Proves G-9.
TEST(BarredTest, LetsAPersonCheckTheWordsForSomebodyBereaved) {
  CaseFile file = JeansCase();
  file.set_bereaved(true);

  EXPECT_EQ(Barring(file), Decision::kAwaitPerson);
}

// Proves.
TEST(BarredTest, LetsARepresentativeWhoWasRefusedBeToldSo) {
  CaseFile file = JeansCase();
  file.mutable_contact_hold()->set_reason("representative_refused");
  EXPECT_EQ(Barring(file), Decision::kSend);
  file.mutable_contact_hold()->set_reason("no_contact");
  EXPECT_EQ(Barring(file), Decision::kHold);
}

TEST(BarredTest, HoldsForNoContactAndForARestrictionWhileItRuns) {
  CaseFile no_contact = JeansCase();
  no_contact.mutable_complainant()->mutable_no_contact();
  CaseFile restricted = JeansCase();
  restricted.mutable_complainant()->add_restrictions()->mutable_until()->set_year(2027);
  restricted.mutable_complainant()->mutable_restrictions(0)->mutable_until()->set_month(1);
  restricted.mutable_complainant()->mutable_restrictions(0)->mutable_until()->set_day(31);

  EXPECT_EQ(Barring(no_contact), Decision::kHold);
  EXPECT_EQ(Barring(restricted), Decision::kHold);
  EXPECT_FALSE(Barred(restricted, kMonday + 60));
}

// Proves G-6.
TEST(BarredTest, HoldsEveryNoticeWhileAMessageIsUnread) {
  CaseFile file = JeansCase();
  file.set_unread_messages(1);

  const std::optional<Judgement> barred = Barred(file, kMonday);

  ASSERT_TRUE(barred);
  EXPECT_EQ(barred->decision, Decision::kAwaitPerson);
  EXPECT_EQ(barred->task->kind, TaskKind::kReadMessage);
}

// Proves NG-5.
TEST(BarredTest, HoldsForALanguageAndAFormat) {
  CaseFile language = JeansCase();
  language.mutable_complainant()->set_language("pa");
  CaseFile english = JeansCase();
  english.mutable_complainant()->set_language("en");

  EXPECT_EQ(Barred(language, kMonday)->task->kind, TaskKind::kSendFormat);
  EXPECT_FALSE(Barred(english, kMonday));
}

// Proves G-11.
TEST(BarredTest, StopsAfterAMisdirection) {
  CaseFile file = JeansCase();
  file.mutable_matter()->set_automation_stopped(true);

  EXPECT_EQ(Barring(file), Decision::kAwaitPerson);
}

TEST(BarredTest, UsesNoAddressThatIsMarkedUnsafe) {
  CaseFile file = JeansCase();
  MarkUnsafe(file, ledger::v1::CONTACT_KIND_EMAIL);

  EXPECT_EQ(WayTo({}, file.complainant()), Way::kLetter);
  MarkUnsafe(file, ledger::v1::CONTACT_KIND_ADDRESS);
  EXPECT_EQ(WayTo({}, file.complainant()), std::nullopt);
}

// Proves G-5.
TEST(BarredTest, FallsBackOnlyToAWayThatThePersonConfirmed) {
  CaseFile file = JeansCase();
  Duty bounced;
  bounced.email_failed = true;

  EXPECT_EQ(WayTo(bounced, file.complainant()), std::nullopt);
  Confirm(file, ledger::v1::CONTACT_KIND_ADDRESS);
  EXPECT_EQ(WayTo(bounced, file.complainant()), Way::kLetter);
}

// Proves NF-3, G-5. What takes the place of an address that bounced is one that was confirmed.
TEST(BarredTest, TriesNoAddressAgainThatBounced) {
  CaseFile file = JeansCase();
  ledger::v1::RecordedEvent bounced;
  bounced.set_complaint_id(file.complaint_id());
  ledger::v1::NoticeFailed& failed = *bounced.mutable_event()->mutable_notice_failed();
  failed.set_bad_contact(ledger::v1::CONTACT_KIND_EMAIL);
  failed.mutable_failed_at()->set_seconds(1);
  ASSERT_EQ(WayTo({}, file.complainant()), Way::kEmail);

  file = After(file, bounced);

  EXPECT_EQ(WayTo({}, file.complainant()), std::nullopt);
  Confirm(file, ledger::v1::CONTACT_KIND_ADDRESS);
  EXPECT_EQ(WayTo({}, file.complainant()), Way::kLetter);
}

// Proves G-13.
TEST(BarredTest, GivesOnlyANumberThatIsSafeWithWhatIsKnownAboutIt) {
  CaseFile file = JeansCase();
  file.mutable_complainant()->set_phone("01632 960 100");
  file.mutable_complainant()->set_safe_contact("not after 6pm");

  EXPECT_EQ(SafePhone(file.complainant()), "01632 960 100; not after 6pm");
  MarkUnsafe(file, ledger::v1::CONTACT_KIND_PHONE);
  EXPECT_EQ(SafePhone(file.complainant()), "");
}

}  // namespace
}  // namespace candour::notification
