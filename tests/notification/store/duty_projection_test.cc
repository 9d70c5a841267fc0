#include "services/notification/store/duty_projection.h"

#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

TEST(DutyProjectionTest, KeepsWhatIsOwedToTheComplainantWithIntakesDate) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();

  EXPECT_EQ(
      office.tables.Value("SELECT notice || ' ' || due_by || ' ' || state || ' ' || ready_seq "
                          "FROM notification.duty"),
      "N-01 2027-01-07 open 1");
}

TEST(DutyProjectionTest, LeavesTheDutiesOfStaffToStaff) {
  Office office;
  ledger::v1::RecordedEvent event = Received(JeansCase());
  ledger::v1::Obligation staff = Owed(1, "PLAN", "N-04", kMonday + 8);
  staff.set_to(ledger::v1::RECIPIENT_STAFF);
  Open(event, staff);
  office.Happen(event);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.duty"), "0");
}

// Proves G-9.
TEST(DutyProjectionTest, OwesNothingThatWasOpenedAsCancelled) {
  Office office;
  ledger::v1::RecordedEvent event = Received(JeansCase());
  ledger::v1::Obligation cancelled = Owed(1, "WITHDRAWAL", "N-14", kMonday + 4);
  cancelled.set_state(ledger::v1::OBLIGATION_STATE_CANCELLED);
  Open(event, cancelled);
  office.Happen(event);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.duty"), "0");
}

TEST(DutyProjectionTest, MovesADutyWithItsObligation) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  ledger::v1::RecordedEvent moved = AlarmOf(kMonday, 9);
  *moved.mutable_event()->mutable_obligations()->add_moved()->mutable_obligation() =
      Owed(1, "ACK", "N-01", kMonday + 4);
  office.Happen(moved);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT due_by FROM notification.duty"), "2027-01-08");
}

TEST(DutyProjectionTest, WaitsWithAPlansNoticeForThePlan) {
  Office office;
  ledger::v1::RecordedEvent received = Received(JeansCase());
  Open(received, Owed(2, "PLAN_NOTICE", "N-04", kMonday + 8));
  office.Happen(received);
  office.CatchUp();
  EXPECT_EQ(office.tables.Value("SELECT ready_seq FROM notification.duty"), "null");

  office.Happen(PlanSetOn(kMonday + 2, ledger::v1::PLAN_KIND_DETERMINED, kMonday + 30));
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT ready_seq FROM notification.duty"), "2");
}

TEST(DutyProjectionTest, KeepsWhatIsAskedOfAProvider) {
  Office office;
  ledger::v1::RecordedEvent event = Received(JeansCase());
  ledger::v1::Obligation asked = Owed(1, "CONTRIBUTION", "N-S2", kMonday + 7);
  asked.set_to(ledger::v1::RECIPIENT_PROVIDER);
  Open(event, asked);
  office.Happen(event);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT notice || ' ' || ready_seq FROM notification.duty"),
            "N-S2 1");
}

TEST(DutyProjectionTest, WaitsWithTheAnswerForItsSignature) {
  Office office;
  ledger::v1::RecordedEvent received = Received(JeansCase());
  Open(received, Owed(1, "RESPONSE", "N-12", kMonday + 30));
  office.Happen(received);
  office.CatchUp();
  EXPECT_EQ(office.tables.Value("SELECT ready_seq FROM notification.duty"), "null");

  ledger::v1::RecordedEvent answered = EventOn(kMonday + 20);
  answered.mutable_event()->mutable_response_signed()->set_draft_version(1);
  office.Happen(answered);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT ready_seq FROM notification.duty"), "2");
}

// Proves R-44.
TEST(DutyProjectionTest, GivesTheSixMonthNoticeTheReasonOfTheLongerPeriodThatWasAskedFor) {
  Office office;
  office.Happen(Received(JeansCase()));
  ledger::v1::RecordedEvent proposed = EventOn(kMonday + 140);
  ledger::v1::LongerPeriodProposed& proposal =
      *proposed.mutable_event()->mutable_longer_period_proposed();
  proposal.mutable_proposal()->set_obligation_id(ObligationId(1));
  proposal.mutable_proposal()->set_reason("DR-01");
  (*proposal.mutable_facts())["who"] = "Larkfield";
  Open(proposed, Owed(1, "LONGER_REQUEST", "N-10", kMonday + 142));
  office.Happen(proposed);
  ledger::v1::RecordedEvent nearly = AlarmOf(kMonday + 170, 9);
  Open(nearly, Owed(2, "SIX_MONTH_NOTICE", "N-11", kMonday + 177));
  office.Happen(nearly);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT position('DR-01'::bytea in moved_facts) > 0 AND "
                                "position('Larkfield'::bytea in moved_personal) > 0 "
                                "FROM notification.duty WHERE notice = 'N-11'"),
            "t");
}

// Proves G-9. Whoever takes the complaint on is owed the plan that was made before.
TEST(DutyProjectionTest, DoesNotWaitWithAPlansNoticeForAPlanThatIsThere) {
  Office office;
  office.Happen(Received(JeansCase()));
  office.Happen(PlanSetOn(kMonday + 2, ledger::v1::PLAN_KIND_AGREED, kMonday + 30));
  ledger::v1::RecordedEvent taken_on = StepOn(kMonday + 3, "draft_begun", false);
  Open(taken_on, Owed(2, "PLAN_NOTICE", "N-03", kMonday + 5));
  office.Happen(taken_on);
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT ready_seq FROM notification.duty"), "3");
}

TEST(DutyProjectionTest, KeepsNamesApartFromFacts) {
  Office office;
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT position('Ashworth'::bytea in facts) || ' ' || "
                                "(position('Ashworth'::bytea in personal) > 0) "
                                "FROM notification.case_view"),
            "0 true");
}

TEST(DutyProjectionTest, HoldsNothingPersonalAfterErasure) {
  Office office;
  ledger::v1::RecordedEvent moved = MovedOn(kMonday + 20, 1, kMonday + 30, kMonday + 44, "DR-01");
  moved.mutable_event()->mutable_response_date_moved()->set_explanation("Your doctor is away.");
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Dispatch();
  office.Happen(moved);
  office.Happen(ErasedOn(kMonday + 40));

  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT position('Ashworth'::bytea in personal) "
                                "FROM notification.case_view"),
            "0");
  EXPECT_EQ(office.tables.Value("SELECT moved_personal FROM notification.duty"), "null");
  EXPECT_EQ(office.tables.Value("SELECT length(subject) + length(body) || ' ' || state "
                                "FROM notification.notice"),
            "0 sent");
}

}  // namespace
}  // namespace candour::notification
