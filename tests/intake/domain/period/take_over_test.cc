#include "services/intake/domain/period/take_over.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "services/intake/domain/period/relevant.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/period/a_period.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using absl::CivilDay;

// Received on 12 January 2026, acknowledged on the 14th, promised for 2 March, then for 20 April.
v1::Submit AnOpenCase() {
  v1::Submit submit = AComplaint();
  *submit.mutable_received_at() = ToTimestamp(LocalInstant("2026-01-12T10:00:00"));
  submit.mutable_source()->set_system("oldcrm");
  submit.mutable_source()->set_id("4711");
  v1::Ongoing& ongoing = *submit.mutable_ongoing();
  *ongoing.mutable_acknowledged_at() = ToTimestamp(LocalInstant("2026-01-14T10:00:00"));
  ongoing.set_acknowledgement_method("letter");
  *ongoing.mutable_original_response_by() = ToMessage(CivilDay(2026, 3, 2));
  *ongoing.mutable_response_by() = ToMessage(CivilDay(2026, 4, 20));
  return submit;
}

// Proves G-18.
TEST(TakeOverOpenTest, KeepsThePromisesAlreadyMadeAsFacts) {
  ACase the_case;
  the_case.On(CivilDay(2026, 4, 1));
  const absl::Status done = the_case.Do(AnOpenCase());
  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(the_case.File().status(), v1::STATUS_INVESTIGATING);
  EXPECT_TRUE(the_case.File().periods().taken_over());
  EXPECT_EQ(StoredDay(the_case.File().plan().original_response_by()), CivilDay(2026, 3, 2));
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2026, 4, 20));
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), CivilDay(2026, 7, 11));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-18. Nothing goes out because a case was taken over, and what was missed is seen.
TEST(TakeOverOpenTest, SendsNothingAndLeavesMissedDatesOpen) {
  ACase the_case;
  the_case.On(CivilDay(2026, 4, 22));
  ASSERT_TRUE(the_case.Do(AnOpenCase()).ok());
  EXPECT_TRUE(the_case.File().notices().empty());
  EXPECT_TRUE(the_case.IsOpenFor("RESPONSE"));
  EXPECT_LT(the_case.DueBy("RESPONSE"), CivilDay(2026, 4, 22));
  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  const v1::Obligation response = the_case.Last("RESPONSE");
  for (const v1::AlarmInstant& alarm : response.alarms()) {
    EXPECT_NE(alarm.alarm(), v1::ALARM_HOLD) << "no holding notice for a date already missed";
  }
}

// Proves G-18. An acknowledgement that is still owed is a person's, not a notice's.
TEST(TakeOverOpenTest, LeavesAnOwedAcknowledgementToAPerson) {
  ACase the_case;
  the_case.On(CivilDay(2026, 1, 13));
  v1::Submit submit = AnOpenCase();
  submit.mutable_ongoing()->Clear();
  ASSERT_TRUE(the_case.Do(submit).ok());
  EXPECT_EQ(the_case.Last("ACK").notice(), "");
  EXPECT_EQ(the_case.Last("ACK").to(), v1::RECIPIENT_STAFF);
  EXPECT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
}

// Proves G-18, R-43.
TEST(TakeOverOpenTest, CountsALongerPeriodThatWasAgreedInTime) {
  ACase the_case;
  the_case.On(CivilDay(2026, 8, 1));
  v1::Submit submit = AnOpenCase();
  v1::Ongoing& ongoing = *submit.mutable_ongoing();
  *ongoing.mutable_longer_period_until() = ToMessage(CivilDay(2026, 8, 31));
  *ongoing.mutable_longer_period_agreed_at() = ToTimestamp(LocalInstant("2026-07-10T10:00:00"));
  ASSERT_TRUE(the_case.Do(submit).ok());
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), CivilDay(2026, 8, 31));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(TakeOverOpenTest, NamesWhatCannotBe) {
  ACase the_case;
  the_case.On(CivilDay(2026, 4, 1));
  v1::Submit submit = AnOpenCase();
  submit.clear_source();
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.source");
  submit = AnOpenCase();
  submit.mutable_ongoing()->clear_acknowledged_at();
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.ongoing.acknowledged_at");
  submit = AnOpenCase();
  submit.mutable_ongoing()->set_acknowledgement_method("owl");
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.ongoing.acknowledgement_method");
}

}  // namespace
}  // namespace candour::intake
