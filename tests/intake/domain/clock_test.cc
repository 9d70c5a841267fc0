#include "services/intake/domain/clock.h"

#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "services/intake/domain/period.h"
#include "tests/support/law.h"

namespace candour::intake {
namespace {

using reference::v1::MILESTONE_ACKNOWLEDGED;
using reference::v1::MILESTONE_ESCALATION_ACKNOWLEDGED;
using reference::v1::MILESTONE_ESCALATION_REQUESTED;
using reference::v1::MILESTONE_PLAN_SET;
using reference::v1::MILESTONE_PROGRESS_TOLD;
using reference::v1::MILESTONE_RECEIVED;
using reference::v1::MILESTONE_RESPONSE_PROMISED;
using tests::Day;
using tests::England;
using tests::FirstDay;
using tests::Procedure;

std::optional<absl::CivilDay> Code(const char* clock, const Milestones& milestones) {
  return Derive(Procedure("CODE-2024"), clock, England(), milestones).day;
}

std::optional<absl::CivilDay> CodeExtended(const char* clock, const Milestones& milestones) {
  return DeriveExtended(Procedure("CODE-2024"), clock, England(), milestones).day;
}

TEST(DeriveTest, CarriesItsWorking) {
  const DerivedDate ack =
      Derive(Procedure("ASC-2009"), "ACK", England(), {{MILESTONE_RECEIVED, Day("2026-12-18")}});

  EXPECT_EQ(ack.clock_id, "ACK");
  EXPECT_EQ(ack.day, Day("2026-12-23"));
  EXPECT_EQ(ack.working.start_day, Day("2026-12-18"));
  EXPECT_EQ(ack.working.skipped.size(), 2U);
  EXPECT_EQ(ack.working.law, "reg 13(3)");
  EXPECT_EQ(ack.working.procedure_id, "ASC-2009");
  EXPECT_EQ(ack.working.procedure_version, 1);
  EXPECT_EQ(ack.working.calendar_id, "england-and-wales");
  EXPECT_EQ(ack.working.calendar_version, 1);
}

TEST(DeriveTest, CountsStageOneFromTheDayOfAcknowledgement) {
  const Milestones milestones = {{MILESTONE_RECEIVED, Day("2026-12-21")},
                                 {MILESTONE_ACKNOWLEDGED, Day("2026-12-22")}};

  EXPECT_EQ(Code("S1", milestones), Day("2027-01-08"));
  EXPECT_EQ(CodeExtended("S1", milestones), Day("2027-01-22"));
}

TEST(DeriveTest, CountsStageOneFromTheLatestDayWhileNotAcknowledged) {
  const DerivedDate stage1 =
      Derive(Procedure("CODE-2024"), "S1", England(), {{MILESTONE_RECEIVED, Day("2026-12-21")}});

  EXPECT_EQ(stage1.day, Day("2027-01-14"));
  EXPECT_EQ(stage1.working.assumed_from, "S1_ACK");
  EXPECT_EQ(stage1.working.start_day, Day("2026-12-30"));
}

TEST(DeriveTest, CountsStageTwoFromItsOwnAcknowledgement) {
  const Milestones late = {{MILESTONE_ESCALATION_REQUESTED, Day("2027-01-20")}};
  const Milestones early = {{MILESTONE_ESCALATION_REQUESTED, Day("2026-03-25")},
                            {MILESTONE_ESCALATION_ACKNOWLEDGED, Day("2026-03-27")}};

  EXPECT_EQ(Code("S2_ACK", late), Day("2027-01-27"));
  EXPECT_EQ(Code("S2", late), Day("2027-02-24"));
  EXPECT_EQ(CodeExtended("S2", late), Day("2027-03-24"));
  EXPECT_EQ(Code("S2_ACK", early), Day("2026-04-01"));
  EXPECT_EQ(Code("S2", early), Day("2026-04-28"));
  EXPECT_EQ(CodeExtended("S2", early), Day("2026-05-28"));
}

TEST(DeriveTest, TakesAPromisedDayAsItIs) {
  const DerivedDate response = Derive(Procedure("ASC-2009"), "RESPONSE", England(),
                                      {{MILESTONE_RESPONSE_PROMISED, Day("2029-02-23")}});

  EXPECT_EQ(response.day, Day("2029-02-23"));
}

TEST(DeriveTest, RenewsTheProgressDateFromTheLastUpdate) {
  const DerivedDate progress = Derive(Procedure("ASC-2009"), "PROGRESS", England(),
                                      {{MILESTONE_PROGRESS_TOLD, Day("2026-04-01")}});

  EXPECT_EQ(progress.day, Day("2026-04-17"));
}

TEST(DeriveTest, KeepsTheSixMonthsButNotTheSendDateBeyondTheLoadedYears) {
  const Milestones milestones = {{MILESTONE_RECEIVED, Day("2028-08-14")}};

  const DerivedDate relevant = Derive(Procedure("ASC-2009"), "RELEVANT", England(), milestones);
  const DerivedDate send_by = Derive(Procedure("ASC-2009"), "SEND_BY", England(), milestones);

  EXPECT_EQ(relevant.day, Day("2029-02-13"));
  EXPECT_EQ(send_by.day, std::nullopt);
  EXPECT_EQ(send_by.reason_if_none, "not computable until 2029 is loaded");
}

TEST(DeriveTest, PassesOnWhyAnAssumedStartIsMissing) {
  const DerivedDate stage1 =
      Derive(Procedure("CODE-2024"), "S1", England(), {{MILESTONE_RECEIVED, Day("2028-12-28")}});

  EXPECT_EQ(stage1.day, std::nullopt);
  EXPECT_EQ(stage1.reason_if_none, "not computable until 2029 is loaded");
}

TEST(DeriveTest, HasNoDateBeforeItsStartHappened) {
  const DerivedDate plan_told = Derive(Procedure("ASC-2009"), "PLAN_TOLD", England(),
                                       {{MILESTONE_RECEIVED, Day("2026-01-12")}});

  EXPECT_EQ(plan_told.day, std::nullopt);
  EXPECT_EQ(plan_told.reason_if_none, "what it runs from has not happened yet");
}

TEST(DeriveTest, HasNoDateForAClockThatTheProcedureLacks) {
  const DerivedDate none = Derive(Procedure("ASC-2009"), "S1", England(), {});

  EXPECT_EQ(none.reason_if_none, "the procedure ASC-2009 has no such clock");
}

TEST(DeriveTest, GivesTheSameDatesAtAnySecondOfTheDay) {
  const absl::Time first = AtLocalHour(Day("2026-10-25"), 0);

  EXPECT_EQ(LondonDay(first), Day("2026-10-25"));
  EXPECT_EQ(LondonDay(first - absl::Seconds(1)), Day("2026-10-24"));
  EXPECT_EQ(LondonDay(EndOfDay(Day("2026-10-25"))), Day("2026-10-25"));
  EXPECT_EQ(EndOfDay(Day("2026-10-25")) - first, absl::Hours(25) - absl::Seconds(1));
}

TEST(DeriveTest, AgreesWithThePeriodsOnEveryDay) {
  EXPECT_EQ(FirstDay(Day("2024-01-01"), Day("2028-06-30"),
                     [](absl::CivilDay day) {
                       const Milestones received = {{MILESTONE_RECEIVED, day}};
                       const auto& asc = Procedure("ASC-2009");
                       return Derive(asc, "RELEVANT", England(), received).day !=
                                  LastDayCommencingOn(day, 6) ||
                              Derive(asc, "SEND_BY", England(), received).day !=
                                  *SendBy(day, England());
                     }),
            std::nullopt);
}

TEST(DeriveExtendedTest, HasNoFixedDayWhereThePartiesAgree) {
  const DerivedDate extended = DeriveExtended(Procedure("ASC-2009"), "RELEVANT", England(),
                                              {{MILESTONE_RECEIVED, Day("2026-01-12")}});

  EXPECT_EQ(extended.day, std::nullopt);
  EXPECT_EQ(extended.reason_if_none, "its extension has no fixed length");
}

TEST(DeriveExtendedTest, HasNoDayForAClockThatCannotMove) {
  const DerivedDate extended = DeriveExtended(Procedure("ASC-2009"), "ACK", England(),
                                              {{MILESTONE_RECEIVED, Day("2026-01-12")}});

  EXPECT_EQ(extended.day, std::nullopt);
  EXPECT_EQ(extended.reason_if_none, "it cannot be extended");
}

TEST(DeriveAllTest, GivesTheClocksThatRunFromReceiptOrAreAssumed) {
  const std::vector<DerivedDate> dates =
      DeriveAll(Procedure("ASC-2009"), England(), {{MILESTONE_RECEIVED, Day("2026-01-12")}});

  ASSERT_EQ(dates.size(), 6U);
  EXPECT_EQ(dates[0].clock_id, "ORAL");
  EXPECT_EQ(dates[1].clock_id, "ACK");
  EXPECT_EQ(dates[2].clock_id, "PLAN");
  EXPECT_EQ(dates[3].clock_id, "PROGRESS");
  EXPECT_EQ(dates[4].clock_id, "RELEVANT");
  EXPECT_EQ(dates[5].clock_id, "SEND_BY");
}

TEST(DeriveBandsTest, NeverOffersADayAfterTheCeiling) {
  const std::vector<DerivedDate> bands = DeriveBands(
      Procedure("ASC-2009"), England(),
      {{MILESTONE_RECEIVED, Day("2026-01-12")}, {MILESTONE_PLAN_SET, Day("2026-06-01")}});

  ASSERT_EQ(bands.size(), 3U);
  EXPECT_EQ(bands[1].day, Day("2026-07-10"));
  EXPECT_EQ(bands[1].working.ceiling, Day("2026-07-10"));
  EXPECT_EQ(bands[0].day, Day("2026-06-22"));
  EXPECT_EQ(bands[0].working.ceiling, std::nullopt);
}

TEST(DeriveBandsTest, HasNoDayWithoutAPlan) {
  const std::vector<DerivedDate> bands =
      DeriveBands(Procedure("ASC-2009"), England(), {{MILESTONE_RECEIVED, Day("2026-01-12")}});

  ASSERT_EQ(bands.size(), 3U);
  EXPECT_EQ(bands[0].day, std::nullopt);
}

}  // namespace
}  // namespace candour::intake
