#include "services/analytics/store/fact_projection.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/postgres/transact.h"
#include "tests/analytics/store/books.h"

namespace candour::analytics {
namespace {

const absl::CivilDay kMay(2026, 5, 4);

void Owe(ledger::v1::RecordedEvent& event, const std::string& clock, absl::CivilDay due_by) {
  ledger::v1::Obligation& obligation = *event.mutable_event()->mutable_obligations()->add_opened();
  obligation.set_clock(clock);
  *obligation.mutable_due_by() = ToMessage(due_by);
}

TEST(FactProjectionTest, MakesAFactOfWhatIsReceived) {
  Books books;
  ledger::v1::RecordedEvent received = Received(1, kMay, "Ring Jean on 01632 960301.");
  *received.mutable_event()
       ->mutable_complaint_received()
       ->mutable_file()
       ->mutable_relevant_period_ends_on() = ToMessage(absl::CivilDay(2026, 11, 4));
  Owe(received, "ACK", kMay + 3);

  books.Happen(received);

  EXPECT_EQ(books.Fact(1, "record_type || channel || reference"), "CMPin_personASC-2026-000001");
  EXPECT_EQ(books.Fact(1, "received_on"), "2026-05-04");
  EXPECT_EQ(books.Fact(1, "logged_on"), "2026-05-04");
  EXPECT_EQ(books.Fact(1, "ack_due"), "2026-05-07");
  EXPECT_EQ(books.Fact(1, "relevant_period_last_day"), "2026-11-04");
  EXPECT_EQ(books.Fact(1, "counts_until"), "infinity");
  EXPECT_EQ(books.Fact(1, "excerpt"), "Ring [name] on [phone].");
}

TEST(FactProjectionTest, TakesHistoryAsLoggedWhenItWasReceived) {
  Books books;
  ledger::v1::RecordedEvent received = Received(1, absl::CivilDay(2014, 7, 1));
  *received.mutable_recorded_at() = Noon(kMay);
  ledger::v1::CaseFile& file =
      *received.mutable_event()->mutable_complaint_received()->mutable_file();
  file.set_historic(true);
  file.set_outcome("UPH");
  file.mutable_points(0)->set_outcome("UPH");
  *file.mutable_closed_at() = Noon(absl::CivilDay(2014, 9, 2));

  books.Happen(received);

  EXPECT_EQ(books.Fact(1, "logged_on"), "2014-07-01");
  EXPECT_EQ(books.Fact(1, "counts_until"), "2014-09-02");
  EXPECT_EQ(books.Fact(1, "outcome"), "UPH");
  EXPECT_EQ(books.tables.Value("SELECT outcome FROM analytics.point"), "UPH");
  EXPECT_EQ(books.tables.Value("SELECT historic FROM analytics.daily"), "1");
}

TEST(FactProjectionTest, KeepsTheFirstAcknowledgement) {
  Books books;
  books.Happen(Received(1, kMay));
  ledger::v1::RecordedEvent acknowledged = EventOf(1, kMay + 2);
  *acknowledged.mutable_event()->mutable_acknowledged()->mutable_acknowledged_at() = Noon(kMay + 2);
  books.Happen(acknowledged);
  *acknowledged.mutable_event()->mutable_acknowledged()->mutable_acknowledged_at() = Noon(kMay + 9);
  books.Happen(acknowledged);

  EXPECT_EQ(books.Fact(1, "acknowledged_on"), "2026-05-06");
}

TEST(FactProjectionTest, CountsAPlannedDateOnceItWasTold) {
  Books books;
  books.Happen(Received(1, kMay));
  books.Happen(PlanSetOn(1, kMay + 3, kMay + 30, false));
  EXPECT_EQ(books.Fact(1, "original_response_by"), "null");

  ledger::v1::RecordedEvent sent = SentOn(1, kMay + 4, "N-04", "plan");
  sent.mutable_event()->mutable_notice_sent()->set_plan_in_effect(true);
  books.Happen(sent);
  books.Happen(PlanSetOn(1, kMay + 5, kMay + 50, true));

  EXPECT_EQ(books.Fact(1, "original_response_by"), "2026-06-03");
}

TEST(FactProjectionTest, NotesWhenANewDateWasTold) {
  Books books;
  books.Happen(Received(1, kMay));
  books.Happen(MovedOn(1, kMay + 20, kMay + 30, kMay + 40, "first"));
  books.Happen(MovedOn(1, kMay + 35, kMay + 40, kMay + 60, "second"));
  books.Happen(SentOn(1, kMay + 21, "N-09", "first"));

  EXPECT_EQ(books.tables.Value("SELECT string_agg(number || ' ' || old_by || ' ' || new_by || ' ' "
                               "|| coalesce(told_on::text, '-'), ', ' ORDER BY number) "
                               "FROM analytics.amendment"),
            "1 2026-06-03 2026-06-13 2026-05-25, 2 2026-06-13 2026-07-03 -");
  EXPECT_EQ(books.Fact(1, "amended_response_by"), "2026-07-03");
}

TEST(FactProjectionTest, NotesHoldingNoticesApart) {
  Books books;
  books.Happen(Received(1, kMay));
  books.Happen(SentOn(1, kMay + 1, "N-01", "ack"));
  books.Happen(SentOn(1, kMay + 29, "N-09H", "hold"));

  EXPECT_EQ(books.Fact(1, "held_on"), "{2026-06-02}");
}

TEST(FactProjectionTest, EndsWithTheAnswerAndTheClosing) {
  Books books;
  books.Happen(Received(1, kMay));
  ledger::v1::RecordedEvent responded = EventOf(1, kMay + 20);
  ledger::v1::Responded& response = *responded.mutable_event()->mutable_responded();
  *response.mutable_sent_at() = Noon(kMay + 20);
  response.set_outcome("PUP");
  response.add_points()->set_point_id(1);
  response.mutable_points(0)->set_outcome("PUP");
  books.Happen(responded);
  ledger::v1::RecordedEvent closed = EventOf(1, kMay + 25);
  *closed.mutable_event()->mutable_closed()->mutable_closed_at() = Noon(kMay + 25);
  books.Happen(closed);

  EXPECT_EQ(books.Fact(1, "responded_on || ' ' || closed_on"), "2026-05-24 2026-05-29");
  EXPECT_EQ(books.Fact(1, "outcome"), "PUP");
  EXPECT_EQ(books.Fact(1, "counts_until"), "2026-05-29");
  EXPECT_EQ(books.tables.Value("SELECT outcome FROM analytics.point"), "PUP");
}

TEST(FactProjectionTest, EndsWithTheWithdrawal) {
  Books books;
  books.Happen(Received(1, kMay));
  ledger::v1::RecordedEvent withdrawn = EventOf(1, kMay + 5);
  *withdrawn.mutable_event()->mutable_withdrawn()->mutable_withdrawn_at() = Noon(kMay + 5);
  withdrawn.mutable_event()->mutable_withdrawn()->set_outcome("WDN");
  books.Happen(withdrawn);

  EXPECT_EQ(books.Fact(1, "closed_on || outcome"), "2026-05-09WDN");
  EXPECT_EQ(books.tables.Value("SELECT outcome FROM analytics.point"), "WDN");
}

TEST(FactProjectionTest, FollowsADueDateThatMoves) {
  Books books;
  ledger::v1::RecordedEvent received = Received(1, kMay);
  Owe(received, "ACK", kMay + 3);
  books.Happen(received);
  ledger::v1::RecordedEvent later = SentOn(1, kMay + 1, "N-01", "ack");
  ledger::v1::Obligation& moved =
      *later.mutable_event()->mutable_obligations()->add_moved()->mutable_obligation();
  moved.set_clock("ACK");
  *moved.mutable_due_by() = ToMessage(kMay + 4);
  books.Happen(later);

  EXPECT_EQ(books.Fact(1, "ack_due"), "2026-05-08");
}

// Proves Q2, R-43. The day to send by is no later than the law's last day, and not what is
// reported.
TEST(FactProjectionTest, ReportsTheRelevantPeriodByItsLastDayInLaw) {
  Books books;
  ledger::v1::RecordedEvent received = Received(1, kMay);
  *received.mutable_event()
       ->mutable_complaint_received()
       ->mutable_file()
       ->mutable_relevant_period_ends_on() = ToMessage(absl::CivilDay(2026, 11, 1));
  Owe(received, "RELEVANT", absl::CivilDay(2026, 10, 30));
  books.Happen(received);
  EXPECT_EQ(books.Fact(1, "relevant_period_last_day"), "2026-11-01");

  ledger::v1::RecordedEvent agreed = SentOn(1, kMay + 1, "N-01", "ack");
  agreed.mutable_event()->clear_notice_sent();
  *agreed.mutable_event()->mutable_longer_period_agreed()->mutable_relevant_period_ends_on() =
      ToMessage(absl::CivilDay(2026, 12, 27));
  books.Happen(agreed);
  EXPECT_EQ(books.Fact(1, "relevant_period_last_day"), "2026-12-27");
}

TEST(FactProjectionTest, StandsAtTheLastEventAlsoWhenThatChangesNoFact) {
  Books books;
  books.Happen(Received(1, kMay));
  ledger::v1::RecordedEvent alarm = EventOf(1, kMay + 7);
  alarm.mutable_event()->mutable_alarm_reached()->set_obligation_id("ack");
  books.Happen(alarm);

  EXPECT_EQ(books.tables.Value("SELECT seq || ' ' || (recorded_at AT TIME ZONE 'UTC') "
                               "FROM analytics.standing"),
            "2 2026-05-11 11:00:00");
}

TEST(FactProjectionTest, TakesNoEventInTwice) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));
  books.Happen(Suggested(1, kMay, "CHG-01"));
  const std::string rows = books.Rows();

  EXPECT_TRUE(absl::IsAborted(books.OfferAgain()));

  EXPECT_EQ(books.Rows(), rows);
}

TEST(FactProjectionTest, ComesToTheSameTablesInARebuild) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));
  books.Happen(Received(2, kMay + 1, "A fall."));
  books.Happen(Suggested(1, kMay, "CHG-01"));
  books.Happen(PlanSetOn(1, kMay + 3, kMay + 30, true));
  books.Happen(MovedOn(1, kMay + 20, kMay + 30, kMay + 40, "first"));
  books.Happen(SentOn(1, kMay + 21, "N-09", "first"));
  books.Happen(SentOn(1, kMay + 39, "N-09H", "hold"));
  books.Happen(Confirmed(2, kMay + 2, "SAF-01"));
  const std::string rows = books.Rows();

  books.Rebuild();

  EXPECT_EQ(books.Rows(), rows);
}

TEST(FactProjectionTest, ErasureClearsTheExcerptAndLeavesEveryFigure) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));
  books.Happen(Confirmed(1, kMay, "CHG-01"));
  const std::string sums =
      books.tables.Value("SELECT string_agg(t::text, ' ' ORDER BY t::text) FROM analytics.daily t");

  books.Happen(Erased(1, kMay + 9));

  EXPECT_EQ(books.Fact(1, "excerpt"), "");
  EXPECT_EQ(books.Fact(1, "primary_theme || theme_confirmed"), "CHG-01true");
  EXPECT_EQ(
      books.tables.Value("SELECT string_agg(t::text, ' ' ORDER BY t::text) FROM analytics.daily t"),
      sums);
}

TEST(FactProjectionTest, ComesToTheSameTablesWhenRebuiltAfterAnErasure) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));
  books.Happen(Confirmed(1, kMay, "CHG-01"));
  books.Happen(Erased(1, kMay + 9));
  const std::string rows = books.Rows();
  books.LosePersonalParts(1);

  books.Rebuild();

  EXPECT_EQ(books.Rows(), rows);
}

TEST(FactProjectionTest, ShowsAnotherAuthorityNothingAndTakesNothingFromIt) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));
  std::string seen;

  const absl::Status read = TransactFor(books.database, "ashby", [&seen](pqxx::work& tx) {
    for (const char* table : {"cursor", "standing", "fact", "point", "daily"}) {
      seen += Query(tx, ("SELECT count(*) FROM analytics." + std::string(table)).c_str())
                  .front()[0]
                  .as<std::string>();
    }
    return absl::OkStatus();
  });
  const absl::Status written = TransactFor(books.database, "ashby", [](pqxx::work& tx) {
    Query(tx, "INSERT INTO analytics.daily VALUES ('milford', '2026-05-04', 'CMP', '', 1, 0, 0)");
    return absl::OkStatus();
  });

  EXPECT_TRUE(read.ok()) << read;
  EXPECT_EQ(seen, "00000");
  EXPECT_FALSE(written.ok());
}

TEST(FactProjectionTest, ParksTheEventsOfACaseItNeverReceived) {
  Books books;
  FactProjection projection;
  ledger::v1::RecordedEvent event = Suggested(1, kMay, "CHG-01");

  const absl::Status handled = TransactFor(books.database, "milford", [&](pqxx::work& tx) {
    return projection.Handle(tx, event, absl::UnixEpoch());
  });

  EXPECT_TRUE(absl::IsFailedPrecondition(handled));
}

}  // namespace
}  // namespace candour::analytics
