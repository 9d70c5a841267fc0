#include "services/intake/store/case_row.h"

#include <gtest/gtest.h>

namespace candour::intake {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Obligation;

Obligation* Add(CaseFile& file, ledger::v1::ObligationState state, int due_day,
                std::int64_t alarm_at) {
  Obligation* obligation = file.add_obligations();
  obligation->set_state(state);
  obligation->mutable_due_by()->set_year(2026);
  obligation->mutable_due_by()->set_month(5);
  obligation->mutable_due_by()->set_day(due_day);
  obligation->add_alarms()->mutable_at()->set_seconds(alarm_at);
  return obligation;
}

TEST(NextDueByTest, IsTheEarliestDayOfAnOpenObligation) {
  CaseFile file;
  Add(file, ledger::v1::OBLIGATION_STATE_OPEN, 20, 0);
  Add(file, ledger::v1::OBLIGATION_STATE_OPEN, 14, 0);
  Add(file, ledger::v1::OBLIGATION_STATE_MET, 12, 0);

  EXPECT_EQ(NextDueBy(file), "2026-05-14");
}

TEST(NextDueByTest, IsAbsentWithoutAnOpenObligationThatHasADay) {
  CaseFile file;
  Add(file, ledger::v1::OBLIGATION_STATE_CANCELLED, 14, 0);
  file.add_obligations()->set_state(ledger::v1::OBLIGATION_STATE_OPEN);

  EXPECT_EQ(NextDueBy(file), std::nullopt);
}

TEST(NextAlarmAtTest, IsTheEarliestAlarmThatWasNotReached) {
  CaseFile file;
  Add(file, ledger::v1::OBLIGATION_STATE_OPEN, 20, 3000);
  Obligation* obligation = Add(file, ledger::v1::OBLIGATION_STATE_OPEN, 14, 1000);
  obligation->mutable_alarms(0)->set_reached(true);
  obligation->add_alarms()->mutable_at()->set_seconds(2000);
  Add(file, ledger::v1::OBLIGATION_STATE_MET, 12, 500);

  EXPECT_EQ(NextAlarmAt(file), absl::FromUnixSeconds(2000));
}

TEST(NextAlarmAtTest, IsAbsentWithoutAlarms) { EXPECT_EQ(NextAlarmAt({}), std::nullopt); }

TEST(ReceivedTest, GivesDayAndInstant) {
  CaseFile file;
  file.mutable_received_on()->set_year(2026);
  file.mutable_received_on()->set_month(1);
  file.mutable_received_on()->set_day(2);
  file.mutable_received_at()->set_seconds(5);
  file.mutable_received_at()->set_nanos(6999);

  EXPECT_EQ(ReceivedOn(file), "2026-01-02");
  EXPECT_EQ(ReceivedAt(file), absl::FromUnixMicros(5'000'006));
}

TEST(MovedAtTest, IsTheLastThingThatSomebodyDid) {
  CaseFile file;
  file.mutable_received_at()->set_seconds(100);
  EXPECT_EQ(MovedAt(file), absl::FromUnixSeconds(100));
  Add(file, ledger::v1::OBLIGATION_STATE_OPEN, 20, 900);
  file.add_messages()->mutable_received_at()->set_seconds(300);
  file.add_steps()->mutable_taken_at()->set_seconds(200);

  EXPECT_EQ(MovedAt(file), absl::FromUnixSeconds(300));
}

TEST(EndedOnTest, IsTheDayInLondonOnWhichItWasClosedOrWithdrawn) {
  CaseFile file;
  EXPECT_EQ(EndedOn(file), std::nullopt);
  // 23:30 UTC on 30 June 2026 is half past midnight in London.
  file.mutable_closed_at()->set_seconds(1782862200);

  EXPECT_EQ(EndedOn(file), "2026-07-01");
}

}  // namespace
}  // namespace candour::intake
