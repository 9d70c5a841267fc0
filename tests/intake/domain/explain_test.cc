#include "services/intake/domain/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour::intake {
namespace {

using reference::v1::MILESTONE_PLAN_SET;
using reference::v1::MILESTONE_RECEIVED;
using reference::v1::MILESTONE_RESPONSE_PROMISED;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Lt;
using ::testing::SizeIs;
using tests::Day;
using tests::England;
using tests::Procedure;

std::string Explained(const char* procedure, const char* clock, const Milestones& milestones) {
  return Explain(Derive(Procedure(procedure), clock, England(), milestones));
}

TEST(ExplainTest, SaysTheWholeWorkingOfAnAcknowledgement) {
  EXPECT_EQ(
      Explained("ASC-2009", "ACK", {{MILESTONE_RECEIVED, Day("2026-12-18")}}),
      "Received on Friday 18 December 2026, which is day 0. Saturday 19 December 2026 "
      "and Sunday 20 December 2026 are a weekend. Wednesday 23 December 2026 is working "
      "day 3. Rule: A complaint must be acknowledged not later than 3 working days after the "
      "day on which it is received. Source: reg 13(3). Procedure ASC-2009 version 1, calendar "
      "england-and-wales version 1.");
}

TEST(ExplainTest, NamesEachHoliday) {
  EXPECT_THAT(Explained("ASC-2009", "ACK", {{MILESTONE_RECEIVED, Day("2026-12-24")}}),
              HasSubstr("Friday 25 December 2026 is Christmas Day. Saturday 26 December 2026 and "
                        "Sunday 27 December 2026 are a weekend. Monday 28 December 2026 is Boxing "
                        "Day (substitute day). Thursday 31 December 2026 is working day 3."));
}

TEST(ExplainTest, SaysThatSixMonthsEndOnTheDayBefore) {
  EXPECT_THAT(Explained("ASC-2009", "RELEVANT", {{MILESTONE_RECEIVED, Day("2026-01-12")}}),
              HasSubstr("Received on Monday 12 January 2026, which is the first day of the period. "
                        "The corresponding date after 6 months is Sunday 12 July 2026; the period "
                        "ends on the day before, Saturday 11 July 2026. Rule: "));
}

TEST(ExplainTest, SaysThatAMonthLacksTheDateAndHowTheLastDayMoves) {
  EXPECT_THAT(Explained("ASC-2009", "SEND_BY", {{MILESTONE_RECEIVED, Day("2026-08-31")}}),
              HasSubstr("The month in which 6 months end has no day 31, so the period ends on the "
                        "day before that month's last, read cautiously: Saturday 27 February 2027. "
                        "Saturday 27 February 2027 is a weekend. The last working "
                        "day before is Friday 26 February 2027."));
}

TEST(ExplainTest, SaysThatAMonthOfSubjectAccessMovesOn) {
  EXPECT_THAT(Explained("SAR", "ANSWER", {{MILESTONE_RECEIVED, Day("2026-02-28")}}),
              HasSubstr("The corresponding date after 1 month is Saturday 28 March 2026. "
                        "Saturday 28 March 2026 and Sunday 29 March 2026 are a weekend. "
                        "The next working day after is Monday 30 March 2026."));
}

TEST(ExplainTest, SaysFromWhichClockAStartIsAssumed) {
  EXPECT_THAT(Explained("CODE-2024", "S1", {{MILESTONE_RECEIVED, Day("2026-12-21")}}),
              HasSubstr("This has not happened yet, so the count runs from Wednesday 30 December "
                        "2026, the last day of S1_ACK, which is day 0."));
}

TEST(ExplainTest, SaysThatEveryCalendarDayCounts) {
  EXPECT_THAT(Explained("CQC-16", "SUMMARY", {{MILESTONE_RECEIVED, Day("2026-01-05")}}),
              HasSubstr("Monday 2 February 2026 is day 28; every day counts."));
}

TEST(ExplainTest, SaysThatAPromisedDayIsTheLastDay) {
  EXPECT_THAT(
      Explained("ASC-2009", "RESPONSE", {{MILESTONE_RESPONSE_PROMISED, Day("2026-02-23")}}),
      HasSubstr("Promised for Monday 23 February 2026, which is day 0. That day is the last "
                "day itself."));
}

TEST(ExplainTest, SaysThatTheCeilingIsTaken) {
  const std::vector<DerivedDate> bands = DeriveBands(
      Procedure("ASC-2009"), England(),
      {{MILESTONE_RECEIVED, Day("2026-01-12")}, {MILESTONE_PLAN_SET, Day("2026-06-01")}});

  EXPECT_THAT(Explain(bands.back()), HasSubstr("That is later than Friday 10 July 2026, the last "
                                               "working day within the period that the law sets"));
}

TEST(SentencesTest, AreEachShortEvenForALongCount) {
  const std::vector<DerivedDate> bands =
      DeriveBands(Procedure("ASC-2009"), England(), {{MILESTONE_PLAN_SET, Day("2026-12-07")}});

  const std::vector<std::string> sentences = Sentences(bands.back());

  EXPECT_GT(sentences.size(), 12U);
  EXPECT_THAT(sentences, Each(SizeIs(Lt(500))));
  EXPECT_THAT(sentences, Contains("Friday 1 January 2027 is New Year's Day."));
}

TEST(ExplainTest, SaysWhyThereIsNoDate) {
  EXPECT_EQ(Explained("ASC-2009", "ACK", {{MILESTONE_RECEIVED, Day("2028-12-28")}}),
            "There is no date: not computable until 2029 is loaded.");
}

}  // namespace
}  // namespace candour::intake
