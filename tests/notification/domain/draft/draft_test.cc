#include "services/notification/domain/draft/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const absl::CivilDay kPromised(2027, 2, 3);

// What people said is right; tests/notification/domain/texts.
std::string Approved(const std::string& name) {
  std::ifstream file("tests/notification/domain/texts/" + name + ".txt");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Subject, empty line, body, as the approved files hold them.
std::string Written(const Duty& duty, const ledger::v1::CaseFile& view) {
  const absl::StatusOr<Rendered> text = TryText(duty, view, Book());
  if (!text.ok()) return text.status().ToString();
  return text->subject + "\n\n" + text->body;
}

ledger::v1::CaseFile Taken() {
  ledger::v1::RecordedEvent event = Received(JeansCase());
  Open(event, Owed(2, "PLAN", "", kMonday + 10));
  return After({}, event);
}

ledger::v1::CaseFile Planned(ledger::v1::PlanKind kind) {
  ledger::v1::RecordedEvent event = PlanSetOn(kMonday + 2, kind, kPromised);
  Open(event, Owed(3, "PROGRESS", "N-08", kMonday + 14));
  return After(Taken(), event);
}

Duty Delay(const std::string& reason) {
  const ledger::v1::RecordedEvent event =
      MovedOn(kMonday + 21, 1, kPromised, kPromised + 14, reason);
  return {ObligationId(1), "N-09", event.event().response_date_moved()};
}

// Proves.
TEST(DraftTest, AcknowledgesWithTheOfferToTalk) {
  EXPECT_EQ(Written(DutyOf("N-01"), Taken()), Approved("n-01"));
}

TEST(DraftTest, ConfirmsAnAgreedPlan) {
  EXPECT_EQ(Written(DutyOf("N-03"), Planned(ledger::v1::PLAN_KIND_AGREED)), Approved("n-03"));
}

// Proves.
TEST(DraftTest, TellsADeterminedPlan) {
  EXPECT_EQ(Written(DutyOf("N-04"), Planned(ledger::v1::PLAN_KIND_DETERMINED)), Approved("n-04"));
}

// Proves R-37.
TEST(DraftTest, TellsProgress) {
  const ledger::v1::CaseFile view =
      After(Planned(ledger::v1::PLAN_KIND_AGREED), StepOn(kMonday + 7, "records_read", true));

  EXPECT_EQ(Written(DutyOf("N-08"), view), Approved("n-08"));
}

// Proves C-07, O-03.
TEST(DraftTest, TellsADelayWithOldDateReasonAndNewDate) {
  Duty duty = Delay("DR-07");
  (*duty.moved->mutable_facts())["event"] = "an inspection of all our services";
  duty.moved->set_explanation("We have now given your complaint to another colleague.");

  EXPECT_EQ(Written(duty, Planned(ledger::v1::PLAN_KIND_AGREED)), Approved("n-09"));
}

TEST(DraftTest, TellsThatTheReasonWillFollow) {
  ledger::v1::RecordedEvent held = EventOn(kMonday + 28);
  Open(held, Owed(4, "REASON", "", kPromised + 2));

  EXPECT_EQ(Written(DutyOf("N-09H"), After(Planned(ledger::v1::PLAN_KIND_AGREED), held)),
            Approved("n-09h"));
}

TEST(DraftTest, ConfirmsAWithdrawal) {
  ledger::v1::RecordedEvent withdrawn = EventOn(kMonday + 3);
  *withdrawn.mutable_event()->mutable_withdrawn()->mutable_withdrawn_at() = withdrawn.occurred_at();

  EXPECT_EQ(Written(DutyOf("N-14"), After(Taken(), withdrawn)), Approved("n-14"));
}

TEST(DraftTest, ThanksForACompliment) {
  ledger::v1::CaseFile view = JeansCase();
  view.set_record_type(ledger::v1::RECORD_TYPE_CPL);

  EXPECT_EQ(Written(DutyOf("N-20"), view), Approved("n-20"));
}

TEST(DraftTest, LeavesAHostileNameAText) {
  ledger::v1::CaseFile view = JeansCase();
  view.mutable_complainant()->set_name("{{reference}}\r\nBcc: x@example.org <b>\u202e");

  EXPECT_THAT(Written(DutyOf("N-20"), view),
              HasSubstr("\n\nDear {{reference}} Bcc: x@example.org <b>,\n\n"));
}

TEST(DraftTest, GreetsSomebodyWithoutAName) {
  ledger::v1::CaseFile view = JeansCase();
  view.mutable_complainant()->clear_name();

  EXPECT_THAT(Written(DutyOf("N-20"), view), HasSubstr("\n\nHello,\n\n"));
}

// Proves G-3.
TEST(DraftTest, SaysNothingMoreWhileTheReasonMayNotBeTold) {
  Duty duty = Delay("DR-05");
  duty.moved->mutable_amendment()->set_reason_approved(false);
  duty.moved->set_explanation("The police are asking questions.");

  const std::string text = Written(duty, Planned(ledger::v1::PLAN_KIND_AGREED));

  EXPECT_THAT(text, HasSubstr("We need information from another service."));
  EXPECT_THAT(text, Not(HasSubstr("police")));
}

TEST(DraftTest, SendsNoExplanationWithADateOfItsOwn) {
  Duty duty = Delay("DR-03");
  (*duty.moved->mutable_facts())["n"] = "four";
  duty.moved->set_explanation("You will hear from us on 1 March 2027.");

  EXPECT_THAT(Written(duty, Planned(ledger::v1::PLAN_KIND_AGREED)),
              HasSubstr("Monday 1 March 2027, which no clock of the case gives"));
}

TEST(DraftTest, WritesForNoCouncilThatCannotBeReached) {
  ledger::v1::CaseFile view = JeansCase();
  view.set_authority_id("nowhere");

  EXPECT_THAT(Written(DutyOf("N-20"), view), HasSubstr("no contact details"));
}

}  // namespace
}  // namespace candour::notification
