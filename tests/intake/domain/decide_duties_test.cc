#include "services/intake/domain/decide_duties.h"

#include <gtest/gtest.h>

#include "services/intake/domain/decide_checks.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Proves G-1.
TEST(DutiesTest, GivesTheSameObligationTheSameIdAndEachAnotherG1) {
  const ACase the_case = ACase::Received();
  Duties first = *Duties::Of(the_case.File(), the_case.TheContext());
  Duties again = *Duties::Of(the_case.File(), the_case.TheContext());
  const absl::CivilDay day(2026, 5, 12);

  const std::string one = first.Open(first.ByClock(kProgress, "PROGRESS", day));
  const std::string two = first.Open(first.ByClock(kProgress, "PROGRESS", day));

  EXPECT_EQ(again.Open(again.ByClock(kProgress, "PROGRESS", day + 30)), one);
  EXPECT_NE(one, two);
}

// Proves R-02.
TEST(DutiesTest, NeedsThePinnedVersions) {
  ACase the_case = ACase::Received();
  v1::CaseFile file = the_case.File();
  file.set_calendar_version("99");
  EXPECT_EQ(Duties::Of(file, the_case.TheContext()).status().code(),
            absl::StatusCode::kFailedPrecondition);

  file = the_case.File();
  file.set_procedure_version("99");
  EXPECT_EQ(Duties::Of(file, the_case.TheContext()).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(DutiesTest, KeepsTheEscalationOfACaseThatIsLoggedLate) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.mutable_received_at()->set_seconds(
      absl::ToUnixSeconds(absl::FromCivil(absl::CivilDay(2026, 4, 1), absl::UTCTimeZone())));

  ASSERT_TRUE(the_case.Do(submit).ok());

  const v1::Obligation acknowledgement = the_case.Last("ACK");
  ASSERT_EQ(acknowledgement.alarms_size(), 2);
  EXPECT_EQ(acknowledgement.alarms(0).alarm(), v1::ALARM_ESCALATE);
  EXPECT_EQ(acknowledgement.alarms(1).alarm(), v1::ALARM_DUE);
}

TEST(DutiesTest, EndsEachObligationOnce) {
  const ACase the_case = ACase::Received();
  Duties duties = *Duties::Of(the_case.File(), the_case.TheContext());

  duties.Close(kAcknowledge.clock, v1::OBLIGATION_STATE_MET, the_case.TheContext().now);
  duties.CancelRest(the_case.TheContext().now);

  const v1::ObligationChanges changes = duties.NewEvent().obligations();
  ASSERT_EQ(changes.closed_size(), 2);
  EXPECT_EQ(changes.closed(0).state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(changes.closed(1).state(), v1::OBLIGATION_STATE_CANCELLED);
}

TEST(DutiesTest, WorksALocalStandardOutInWords) {
  const ACase the_case = ACase::Received();
  const Duties duties = *Duties::Of(the_case.File(), the_case.TheContext());

  const v1::Obligation reason =
      duties.ByWorkingDays(kReason, absl::CivilDay(2026, 5, 21), 5, "Within 5 working days.");

  EXPECT_EQ(StoredDay(reason.due_by()), absl::CivilDay(2026, 5, 29));
  EXPECT_EQ(reason.law(), "local standard");
  EXPECT_GT(reason.working_size(), 2);
}

}  // namespace
}  // namespace candour::intake
