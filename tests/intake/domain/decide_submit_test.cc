#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Submit Contact(v1::RecordType type) {
  v1::Submit submit = AComplaint();
  submit.set_record_type(type);
  return submit;
}

v1::Submit Historic() {
  v1::Submit submit = AComplaint();
  submit.set_channel(v1::CHANNEL_IMPORT);
  submit.clear_complainant();
  *submit.mutable_received_at() = ToTimestamp(AtLocalHour(absl::CivilDay(2014, 8, 4), 12));
  submit.mutable_historic()->set_outcome("PUP");
  return submit;
}

// Proves R-32, Q3.
TEST(SubmitTest, TakesTheDayOfReceiptInLondon) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  // 23:30 UTC is half past midnight in London.
  *submit.mutable_received_at() =
      ToTimestamp(absl::FromCivil(absl::CivilSecond(2026, 5, 8, 23, 30, 0), absl::UTCTimeZone()));

  ASSERT_TRUE(the_case.Do(submit).ok());

  EXPECT_EQ(StoredDay(the_case.File().received_on()), absl::CivilDay(2026, 5, 9));
}

// Proves R-32.
TEST(SubmitTest, OwesTheAcknowledgementThreeWorkingDaysAfterReceiptR32) {
  const ACase the_case = ACase::Received();

  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(the_case.Last("ACK").notice(), "N-01");
  EXPECT_EQ(the_case.Last("ACK").law(), "SI 2009/309 reg 13(3)");
  EXPECT_FALSE(the_case.Last("ACK").working().empty());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);
}

// Proves R-43, Q1, Q2.
TEST(SubmitTest, RunsTheSixMonthsByRuleCAndWorksToTheCautiousDayR43) {
  ACase the_case;
  the_case.On(absl::CivilDay(2026, 8, 31));
  ASSERT_TRUE(the_case.Do(AComplaint()).ok());

  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), absl::CivilDay(2027, 2, 28));
  EXPECT_EQ(the_case.DueBy("RELEVANT"), absl::CivilDay(2027, 2, 26));
  EXPECT_EQ(the_case.Last("RELEVANT").to(), v1::RECIPIENT_STAFF);
}

TEST(SubmitTest, WarnsFortyTwentyTenAndFiveWorkingDaysBeforeTheSixMonthsEnd) {
  const v1::Obligation relevant = ACase::Received().Last("RELEVANT");

  // Received on 11 May 2026: to be sent by Tuesday 10 November.
  ASSERT_EQ(relevant.alarms_size(), 5);
  EXPECT_EQ(LondonDay(InstantFrom(relevant.alarms(0).at())), absl::CivilDay(2026, 9, 15));
  EXPECT_EQ(LondonDay(InstantFrom(relevant.alarms(1).at())), absl::CivilDay(2026, 10, 13));
  EXPECT_EQ(LondonDay(InstantFrom(relevant.alarms(2).at())), absl::CivilDay(2026, 10, 27));
  EXPECT_EQ(LondonDay(InstantFrom(relevant.alarms(3).at())), absl::CivilDay(2026, 11, 3));
  EXPECT_EQ(relevant.alarms(4).alarm(), v1::ALARM_DUE);
}

TEST(SubmitTest, OwesNothingToAnAnonymousPersonButKeepsTheSixMonths) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.clear_complainant();
  submit.set_anonymous(true);

  ASSERT_TRUE(the_case.Do(submit).ok());

  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  EXPECT_TRUE(the_case.IsOpenFor("RELEVANT"));
}

// Proves R-02.
TEST(SubmitTest, PinsWhatTheDatesAreDerivedWith) {
  const v1::CaseFile file = ACase::Received().File();

  EXPECT_EQ(file.procedure(), "ASC-2009");
  EXPECT_EQ(file.procedure_version(), "1");
  EXPECT_EQ(file.calendar(), "england-and-wales");
  EXPECT_FALSE(file.calendar_version().empty());
}

TEST(SubmitTest, GivesThePersonAnIdThatFollowsFromTheCase) {
  const std::string first = ACase::Received().File().complainant().person_id();

  EXPECT_EQ(first.size(), 36);
  EXPECT_EQ(ACase::Received().File().complainant().person_id(), first);
}

TEST(SubmitTest, TakesAComplaintInAlthoughItsYearIsNotLoaded) {
  const ReferenceData data = ReferenceUpTo(2025);
  ACase the_case;
  the_case.Using(data);

  ASSERT_TRUE(the_case.Do(AComplaint()).ok());

  EXPECT_FALSE(the_case.Last("ACK").has_due_by());
  EXPECT_EQ(the_case.Last("ACK").not_computable(), "not computable until 2026 is loaded");
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), absl::CivilDay(2026, 11, 10));
}

TEST(SubmitTest, TakesHistoryInAsClosedWithoutClocks) {
  ACase the_case;

  ASSERT_TRUE(the_case.Do(Historic()).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.File().outcome(), "PUP");
  EXPECT_TRUE(the_case.File().historic());
  EXPECT_EQ(the_case.File().obligations_size(), 0);
  EXPECT_EQ(the_case.File().closed_at().seconds(), the_case.File().received_at().seconds());
}

TEST(SubmitTest, MeetsTheCaseThatIsThereWhenImportedAgain) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(Historic()).ok());

  ASSERT_TRUE(the_case.Do(Historic()).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

// Proves R-17.
TEST(SubmitTest, ClosesAnEarlyResolutionAtOnceR17) {
  ACase the_case;
  v1::Submit submit = Contact(v1::RECORD_TYPE_ERO);
  submit.set_channel(v1::CHANNEL_PHONE);

  ASSERT_TRUE(the_case.Do(submit).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.File().outcome(), "RES");
}

// Proves R-17.
TEST(SubmitTest, RefusesAnEarlyResolutionThatWasWrittenOrCameTooLateR17) {
  ACase the_case;
  EXPECT_EQ(FieldOf(the_case.Do(Contact(v1::RECORD_TYPE_ERO))), "submit.channel");

  v1::Submit late = Contact(v1::RECORD_TYPE_ERO);
  late.set_channel(v1::CHANNEL_PHONE);
  *late.mutable_received_at() = ToTimestamp(AtLocalHour(absl::CivilDay(2026, 5, 7), 9));
  EXPECT_EQ(FieldOf(the_case.Do(late)), "submit.record_type");
}

TEST(SubmitTest, ThanksForACompliment) {
  ACase the_case;

  ASSERT_TRUE(the_case.Do(Contact(v1::RECORD_TYPE_CPL)).ok());

  EXPECT_EQ(the_case.DueBy("THANKS"), absl::CivilDay(2026, 5, 18));
  EXPECT_EQ(the_case.Last("THANKS").notice(), "N-20");
}

TEST(SubmitTest, OwesACouncillorAReplyInTenWorkingDays) {
  ACase the_case;

  ASSERT_TRUE(the_case.Do(Contact(v1::RECORD_TYPE_ENC)).ok());

  // Spring bank holiday on 25 May.
  EXPECT_EQ(the_case.DueBy("REPLY"), absl::CivilDay(2026, 5, 26));
  EXPECT_EQ(the_case.File().procedure(), "MEMBER-ENQ");
}

TEST(SubmitTest, GivesADataProtectionComplaintThirtyDays) {
  ACase the_case;

  ASSERT_TRUE(the_case.Do(Contact(v1::RECORD_TYPE_DPC)).ok());

  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 6, 9));
}

}  // namespace
}  // namespace candour::intake
