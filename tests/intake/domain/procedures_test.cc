#include <gtest/gtest.h>

#include <string>

#include "services/intake/domain/clock.h"
#include "tests/support/law.h"

namespace candour::intake {
namespace {

using tests::Day;
using tests::England;
using tests::Procedure;

std::optional<absl::CivilDay> DayOf(const char* procedure, const char* clock,
                                    const Milestones& milestones) {
  return Derive(Procedure(procedure), clock, England(), milestones).day;
}

struct Childrens {
  const char* start;
  const char* stage1;
  const char* stage1_extended;
  const char* stage2;
  const char* stage2_extended;
  const char* panel;
};

class ChildrensProcedureTest : public ::testing::TestWithParam<Childrens> {};

// Proves R-02.
TEST_P(ChildrensProcedureTest, GivesEveryDayOfTheRow) {
  const Childrens& row = GetParam();
  const reference::v1::Procedure& procedure = Procedure("CHA-1989");
  const Milestones milestones = {{reference::v1::MILESTONE_RECEIVED, Day(row.start)},
                                 {reference::v1::MILESTONE_STATEMENT_AGREED, Day(row.start)},
                                 {reference::v1::MILESTONE_PANEL_REQUESTED, Day(row.start)}};

  EXPECT_EQ(DayOf("CHA-1989", "S1", milestones), Day(row.stage1));
  EXPECT_EQ(DeriveExtended(procedure, "S1", England(), milestones).day, Day(row.stage1_extended));
  EXPECT_EQ(DayOf("CHA-1989", "S2", milestones), Day(row.stage2));
  EXPECT_EQ(DeriveExtended(procedure, "S2", England(), milestones).day, Day(row.stage2_extended));
  EXPECT_EQ(DayOf("CHA-1989", "PANEL", milestones), Day(row.panel));
}

INSTANTIATE_TEST_SUITE_P(Main, ChildrensProcedureTest,
                         ::testing::Values(Childrens{"2024-12-16", "2025-01-02", "2025-01-16",
                                                     "2025-01-23", "2025-03-20", "2025-01-30"},
                                           Childrens{"2025-08-01", "2025-08-15", "2025-09-01",
                                                     "2025-09-08", "2025-11-03", "2025-09-15"},
                                           Childrens{"2026-03-30", "2026-04-15", "2026-04-29",
                                                     "2026-05-07", "2026-07-03", "2026-05-14"},
                                           Childrens{"2026-11-02", "2026-11-16", "2026-11-30",
                                                     "2026-12-07", "2027-02-04", "2026-12-14"},
                                           Childrens{"2027-03-19", "2027-04-06", "2027-04-20",
                                                     "2027-04-27", "2027-06-24", "2027-05-05"},
                                           Childrens{"2028-04-03", "2028-04-19", "2028-05-04",
                                                     "2028-05-11", "2028-07-07", "2028-05-18"}));

TEST(ChildrensPanelTest, ReportsAndIsAnsweredInTurn) {
  const Milestones milestones = {{reference::v1::MILESTONE_PANEL_REQUESTED, Day("2026-07-31")},
                                 {reference::v1::MILESTONE_PANEL_MET, Day("2026-09-14")},
                                 {reference::v1::MILESTONE_PANEL_REPORTED, Day("2026-09-21")}};

  EXPECT_EQ(DayOf("CHA-1989", "PANEL", milestones), Day("2026-09-14"));
  EXPECT_EQ(DayOf("CHA-1989", "PANEL_REPORT", milestones), Day("2026-09-21"));
  EXPECT_EQ(DayOf("CHA-1989", "PANEL_ANSWER", milestones), Day("2026-10-12"));
}

struct CalendarDays {
  const char* received;
  const char* summary;
  const char* acknowledged;
  const char* answered;
};

class CalendarDayProceduresTest : public ::testing::TestWithParam<CalendarDays> {};

TEST_P(CalendarDayProceduresTest, GivesEveryDayOfTheRow) {
  const CalendarDays& row = GetParam();
  const Milestones received = {{reference::v1::MILESTONE_RECEIVED, Day(row.received)}};

  EXPECT_EQ(DayOf("CQC-16", "SUMMARY", received), Day(row.summary));
  EXPECT_EQ(DayOf("DPA-164A", "ACK", received), Day(row.acknowledged));
  EXPECT_EQ(DayOf("SAR", "ANSWER", received), Day(row.answered));
}

INSTANTIATE_TEST_SUITE_P(
    Main, CalendarDayProceduresTest,
    ::testing::Values(CalendarDays{"2026-01-05", "2026-02-02", "2026-02-03", "2026-02-05"},
                      CalendarDays{"2026-02-28", "2026-03-28", "2026-03-29", "2026-03-30"},
                      CalendarDays{"2026-12-10", "2027-01-07", "2027-01-08", "2027-01-11"}));

struct Bands {
  const char* plan;
  const char* band1;
  const char* band2;
  const char* band3;
  const char* six_month_last_day;
};

class ResponseBandsTest : public ::testing::TestWithParam<Bands> {};

TEST_P(ResponseBandsTest, GivesEveryDayOfTheRow) {
  const Bands& row = GetParam();
  const Milestones milestones = {{reference::v1::MILESTONE_RECEIVED, Day(row.plan)},
                                 {reference::v1::MILESTONE_PLAN_SET, Day(row.plan)}};

  const std::vector<DerivedDate> bands = DeriveBands(Procedure("ASC-2009"), England(), milestones);

  ASSERT_EQ(bands.size(), 3U);
  EXPECT_EQ(bands[0].day, Day(row.band1));
  EXPECT_EQ(bands[1].day, Day(row.band2));
  EXPECT_EQ(bands[2].day, Day(row.band3));
  EXPECT_EQ(DayOf("ASC-2009", "RELEVANT", milestones), Day(row.six_month_last_day));
}

INSTANTIATE_TEST_SUITE_P(
    Main, ResponseBandsTest,
    ::testing::Values(Bands{"2026-01-12", "2026-02-02", "2026-02-23", "2026-04-08", "2026-07-11"},
                      Bands{"2026-05-01", "2026-05-26", "2026-06-16", "2026-07-28", "2026-10-31"},
                      Bands{"2026-12-07", "2026-12-30", "2027-01-21", "2027-03-04", "2027-06-06"}));

struct Limit {
  const char* known;
  const char* last_day;
};

class TwelveMonthLimitTest : public ::testing::TestWithParam<Limit> {};

// Proves R-28.
TEST_P(TwelveMonthLimitTest, EndsOnTheCorrespondingDate) {
  const Milestones known = {{reference::v1::MILESTONE_MATTER_KNOWN, Day(GetParam().known)}};

  EXPECT_EQ(DayOf("ASC-2009", "IN_TIME", known), Day(GetParam().last_day));
}

INSTANTIATE_TEST_SUITE_P(Main, TwelveMonthLimitTest,
                         ::testing::Values(Limit{"2025-01-15", "2026-01-15"},
                                           Limit{"2023-02-28", "2024-02-28"},
                                           Limit{"2025-03-31", "2026-03-31"},
                                           Limit{"2027-02-28", "2028-02-28"}));

TEST(FeedbackTest, IsThankedForWithinFiveWorkingDays) {
  const Milestones received = {{reference::v1::MILESTONE_RECEIVED, Day("2026-12-22")}};

  EXPECT_EQ(DayOf("FEEDBACK", "THANKS", received), Day("2026-12-31"));
}

}  // namespace
}  // namespace candour::intake
