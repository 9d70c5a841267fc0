#include "services/analytics/domain/tally.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace candour::analytics {
namespace {

using testing::ElementsAre;
using testing::Pair;

const absl::CivilDay kMay(2026, 5, 1);

// Every day works, so that ages can be read off the dates.
int AllDays(absl::CivilDay from, absl::CivilDay to) {
  return static_cast<int>(std::max<absl::civil_diff_t>(0, to - from));
}

Frame FirstQuarter(absl::CivilDay data_as_at = absl::CivilDay(2026, 7, 14)) {
  return {{2026, 1}, data_as_at, AllDays};
}

ComplaintFact Received(absl::CivilDay day) {
  ComplaintFact fact;
  fact.record_type = "CMP";
  fact.received_on = day;
  fact.logged_on = day;
  return fact;
}

ComplaintFact Acknowledged(std::optional<absl::CivilDay> on, absl::CivilDay due) {
  ComplaintFact fact = Received(due - 3);
  fact.ack_due = due;
  fact.acknowledged_on = on;
  return fact;
}

ComplaintFact Promised(absl::CivilDay by, std::optional<absl::CivilDay> responded_on) {
  ComplaintFact fact = Received(kMay);
  fact.original_response_by = by;
  fact.responded_on = responded_on;
  return fact;
}

TEST(TallyTest, S37LeavesWhatIsNotYetDueOutOfTheShare) {
  const absl::CivilDay data_as_at(2026, 5, 20);
  std::vector<ComplaintFact> facts;
  facts.insert(facts.end(), 14, Acknowledged(kMay + 4, kMay + 5));
  facts.insert(facts.end(), 2, Acknowledged(kMay + 9, kMay + 5));
  facts.push_back(Acknowledged(std::nullopt, kMay + 5));
  facts.insert(facts.end(), 3, Acknowledged(std::nullopt, data_as_at + 1));

  const Tally tally = CountAll(facts, FirstQuarter(data_as_at));

  EXPECT_EQ(tally.received.at("CMP"), 20);
  EXPECT_EQ(tally.acknowledged.numerator, 14);
  EXPECT_EQ(tally.acknowledged.denominator, 17);
  EXPECT_EQ(tally.acknowledged.not_yet_due, 3);
}

TEST(TallyTest, CountsOnlyWhatWasReceivedInThePeriod) {
  const Tally tally =
      CountAll({Received(absl::CivilDay(2026, 3, 31)), Received(absl::CivilDay(2026, 4, 1)),
                Received(absl::CivilDay(2026, 7, 1))},
               FirstQuarter());

  EXPECT_THAT(tally.received, ElementsAre(Pair("CMP", 1)));
}

TEST(TallyTest, DoesNotKnowWhatWasLoggedAfterTheFreeze) {
  ComplaintFact late = Received(kMay);
  late.logged_on = absl::CivilDay(2026, 7, 15);

  EXPECT_TRUE(CountAll({late}, FirstQuarter()).received.empty());
}

TEST(TallyTest, KeepsRecordTypesApart) {
  ComplaintFact compliment = Received(kMay);
  compliment.record_type = "CPL";
  compliment.primary_theme = "DOM-04";

  const Tally tally = CountAll({Received(kMay), compliment}, FirstQuarter());

  EXPECT_THAT(tally.received, ElementsAre(Pair("CMP", 1), Pair("CPL", 1)));
  EXPECT_FALSE(tally.level_one.contains("DOM"));
}

// Proves R-48.
TEST(TallyTest, JudgesTheFirstPromiseAndTheAmendedOneApart) {
  ComplaintFact fact = Promised(kMay + 20, kMay + 30);
  fact.amendments = {{kMay + 20, kMay + 35, kMay + 18}};

  const Tally tally = CountAll({fact}, FirstQuarter());

  EXPECT_EQ(tally.within_first_told.numerator, 0);
  EXPECT_EQ(tally.within_first_told.denominator, 1);
  EXPECT_EQ(tally.within_amended.numerator, 1);
  EXPECT_EQ(tally.within_amended.denominator, 1);
}

TEST(TallyTest, IgnoresAnAmendmentOfWhichNobodyWasTold) {
  ComplaintFact fact = Promised(kMay + 20, kMay + 30);
  fact.amendments = {{kMay + 20, kMay + 35, std::nullopt}};

  const Tally tally = CountAll({fact}, FirstQuarter());

  EXPECT_EQ(tally.within_amended.numerator, 0);
  EXPECT_EQ(tally.told_before.numerator, 0);
  EXPECT_EQ(tally.told_before.denominator, 1);
  EXPECT_EQ(tally.passed_in_silence, 1);
}

TEST(TallyTest, CountsAnOpenOverdueComplaintAsMissed) {
  const Tally tally = CountAll({Promised(kMay + 20, std::nullopt)}, FirstQuarter());

  EXPECT_EQ(tally.within_first_told.numerator, 0);
  EXPECT_EQ(tally.within_first_told.denominator, 1);
}

TEST(TallyTest, OwesNoAnswerToAComplaintWithdrawnBefore) {
  ComplaintFact fact = Promised(kMay + 20, std::nullopt);
  fact.closed_on = kMay + 5;
  fact.outcome = "WDN";

  const Tally tally = CountAll({fact}, FirstQuarter());

  EXPECT_EQ(tally.within_first_told.denominator, 0);
  EXPECT_EQ(tally.passed_in_silence, 0);
}

TEST(TallyTest, TellsOnTimeFromTooLate) {
  ComplaintFact on_the_day = Promised(kMay + 20, std::nullopt);
  on_the_day.amendments = {{kMay + 20, kMay + 90, kMay + 20}};
  ComplaintFact after = Promised(kMay + 20, std::nullopt);
  after.amendments = {{kMay + 20, kMay + 90, kMay + 21}};

  const Tally tally = CountAll({on_the_day, after}, FirstQuarter());

  EXPECT_EQ(tally.told_before.numerator, 1);
  EXPECT_EQ(tally.told_before.denominator, 2);
  EXPECT_EQ(tally.passed_in_silence, 1);
}

TEST(TallyTest, CountsAHoldingNoticeApart) {
  ComplaintFact fact = Promised(kMay + 20, std::nullopt);
  fact.holding_notices_on = {kMay + 19};

  const Tally tally = CountAll({fact}, FirstQuarter());

  EXPECT_EQ(tally.holding_notices, 1);
  EXPECT_EQ(tally.told_before.denominator, 0);
  EXPECT_EQ(tally.passed_in_silence, 0);
}

TEST(TallyTest, CountsHistoryInOutcomesButNotInTimeliness) {
  ComplaintFact fact = Received(kMay);
  fact.historic = true;
  fact.closed_on = kMay;
  fact.outcome = "UPH";

  const Tally tally = CountAll({fact}, FirstQuarter());

  EXPECT_EQ(tally.historic, 1);
  EXPECT_THAT(tally.case_outcomes, ElementsAre(Pair("UPH", 1)));
  EXPECT_TRUE(tally.response_days.empty());
  EXPECT_EQ(tally.acknowledged.denominator, 0);
  EXPECT_EQ(tally.passed_in_silence, 0);
}

TEST(TallyTest, PutsOpenCasesIntoTheirAgeBand) {
  const absl::CivilDay end(2026, 6, 30);
  ComplaintFact answered = Received(end - 5);
  answered.responded_on = end;

  const Tally tally =
      CountAll({Received(end - 15), Received(end - 16), Received(end - 60), Received(end - 61),
                Received(absl::CivilDay(2025, 12, 30)), answered},
               FirstQuarter());

  EXPECT_THAT(tally.open, ElementsAre(1, 1, 1, 1, 1));
}

// Proves Q12.
TEST(TallyTest, CountsCasesByPrimaryThemeAndPointsBeside) {
  ComplaintFact fact = Received(kMay);
  fact.primary_theme = "CHG-03";
  fact.theme_confirmed = true;
  fact.points = {{"CHG-03", "UPH"}, {"FIN-01", "NUP"}, {"CHG-04", ""}};

  const Tally tally = CountAll({fact, Received(kMay)}, FirstQuarter());

  EXPECT_EQ(tally.level_one.at("CHG").cases, 1);
  EXPECT_EQ(tally.level_one.at("CHG").points, 2);
  EXPECT_EQ(tally.level_one.at("FIN").cases, 0);
  EXPECT_EQ(tally.level_one.at("FIN").points, 1);
  EXPECT_EQ(tally.level_one.at("").cases, 1);
  EXPECT_EQ(tally.level_two.at("CHG-03").cases, 1);
  EXPECT_EQ(tally.themes_confirmed, 1);
}

TEST(TallyTest, TakesResponseTimesByTheDayOfTheAnswer) {
  ComplaintFact fact = Received(absl::CivilDay(2026, 3, 20));
  fact.responded_on = absl::CivilDay(2026, 4, 9);

  const Tally tally = CountAll({fact}, FirstQuarter());

  EXPECT_THAT(tally.response_days, ElementsAre(Pair(20, 1)));
  EXPECT_TRUE(tally.answered_after.empty());
}

TEST(TallyTest, AddsUpFromItsParts) {
  ComplaintFact fact = Promised(kMay + 20, kMay + 10);
  fact.primary_theme = "CHG-03";
  fact.outcome = "PUP";
  const std::vector<ComplaintFact> first = {fact, Received(kMay)};
  const std::vector<ComplaintFact> second = {fact};

  Tally sum = CountAll(first, FirstQuarter());
  Merge(CountAll(second, FirstQuarter()), sum);

  EXPECT_EQ(sum.received.at("CMP"), 3);
  EXPECT_EQ(sum.level_one.at("CHG").cases, 2);
  EXPECT_EQ(sum.within_first_told.numerator, 2);
  EXPECT_THAT(sum.response_days, ElementsAre(Pair(10, 2)));
  EXPECT_THAT(sum.case_outcomes, ElementsAre(Pair("PUP", 2)));
  EXPECT_EQ(sum.open[2], 1);
}

}  // namespace
}  // namespace candour::analytics
