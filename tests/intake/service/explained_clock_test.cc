#include "services/intake/service/explained_clock.h"

#include <gtest/gtest.h>

namespace candour::intake {
namespace {

void Add(ledger::v1::CaseFile& file, const char* clock, int day,
         ledger::v1::ObligationState state) {
  ledger::v1::Obligation& obligation = *file.add_obligations();
  obligation.set_clock(clock);
  obligation.set_state(state);
  if (day == 0) {
    obligation.set_not_computable("not computable until 2029 is loaded");
    return;
  }
  obligation.mutable_due_by()->set_year(2026);
  obligation.mutable_due_by()->set_month(5);
  obligation.mutable_due_by()->set_day(day);
}

TEST(ExplainedClockTest, PutsWhatIsOpenAndEarliestFirst) {
  ledger::v1::CaseFile file;
  Add(file, "ACK", 14, ledger::v1::OBLIGATION_STATE_MET);
  Add(file, "RELEVANT", 0, ledger::v1::OBLIGATION_STATE_OPEN);
  Add(file, "RESPONSE", 29, ledger::v1::OBLIGATION_STATE_OPEN);
  Add(file, "PROGRESS", 20, ledger::v1::OBLIGATION_STATE_OPEN);

  const v1::ExplainClockResponse explained = ExplainedClock(file);

  ASSERT_EQ(explained.obligations_size(), 4);
  EXPECT_EQ(explained.obligations(0).clock(), "PROGRESS");
  EXPECT_EQ(explained.obligations(1).clock(), "RESPONSE");
  EXPECT_EQ(explained.obligations(2).clock(), "RELEVANT");
  EXPECT_EQ(explained.obligations(3).clock(), "ACK");
}

TEST(ExplainedClockTest, SaysWhatStandsWithoutADate) {
  ledger::v1::CaseFile file;
  Add(file, "RELEVANT", 0, ledger::v1::OBLIGATION_STATE_OPEN);

  const v1::ExplainClockResponse explained = ExplainedClock(file);

  ASSERT_EQ(explained.remarks_size(), 1);
  EXPECT_EQ(explained.remarks(0), "RELEVANT: not computable until 2029 is loaded.");
}

// Proves R-37.
TEST(ExplainedClockTest, SaysThatAPauseStopsNoClock) {
  ledger::v1::CaseFile file;
  file.mutable_periods()->add_pauses()->set_reason("DR-06");

  const v1::ExplainClockResponse explained = ExplainedClock(file);

  ASSERT_EQ(explained.remarks_size(), 1);
  EXPECT_EQ(explained.remarks(0),
            "Work rests for the reason DR-06. No clock of the law stops for it.");
}

}  // namespace
}  // namespace candour::intake
