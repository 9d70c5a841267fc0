#include "services/analytics/domain/figures.h"

#include <gtest/gtest.h>

#include "services/common/day/london.h"

namespace candour::analytics {
namespace {

const Period kQuarter{2026, 2};
const absl::CivilDay kFreeze(2026, 10, 14);

ComplaintFact Fact(absl::CivilDay received_on, absl::CivilDay logged_on) {
  ComplaintFact fact;
  fact.record_type = "CMP";
  fact.received_on = received_on;
  fact.logged_on = logged_on;
  return fact;
}

// Answers with what it holds, whatever the days; notes who asks for facts.
class Held : public FigureReader {
 public:
  Standing Stands() override { return {}; }
  std::vector<ComplaintFact> FactsOf(absl::CivilDay first, absl::CivilDay) override {
    facts_asked.push_back(first);
    return facts;
  }
  std::vector<DailySum> SumsOf(absl::CivilDay, absl::CivilDay) override { return sums; }
  bool KnowsBack(absl::CivilDay) override { return knows_back; }
  std::vector<ExcerptLine> ExcerptsOf(absl::CivilDay, absl::CivilDay, int,
                                      const std::string&) override {
    return {};
  }
  AnnualFigures AnnualOf(absl::CivilDay, absl::CivilDay) override { return {}; }

  std::vector<ComplaintFact> facts;
  std::vector<DailySum> sums;
  bool knows_back = true;
  std::vector<absl::CivilDay> facts_asked;
};

ReportSetting Setting() {
  ReportSetting setting;
  setting.authority_name = "Milford Council";
  setting.working_days_between = [](absl::CivilDay from, absl::CivilDay to) {
    return static_cast<int>(to - from);
  };
  setting.freeze_day = [](const Period& period) { return LastDay(period) + 14; };
  return setting;
}

TEST(FiguresTest, GoUpToTheDayOfTheLastEventInLondonUnlessTheyHaveCaughtUp) {
  const absl::CivilDay today(2026, 11, 21);
  const absl::Time late = AtLocalHour(absl::CivilDay(2026, 7, 1), 0, 30);

  EXPECT_EQ(DataAsAt({7, late}, {today, false}), absl::CivilDay(2026, 7, 1));
  EXPECT_EQ(DataAsAt({7, late}, {today, true}), today);
  EXPECT_EQ(DataAsAt({}, {today, false}), today);
}

TEST(FiguresTest, AddDailySumsUp) {
  const Tally tally =
      TallyOf({{"CMP", "CHG", 3, 2, 1}, {"CMP", "", 2, 0, 0}, {"CPL", "CHG", 5, 0, 4}});

  EXPECT_EQ(tally.received.at("CMP"), 5);
  EXPECT_EQ(tally.received.at("CPL"), 5);
  EXPECT_EQ(tally.level_one.at("CHG").cases, 3);
  EXPECT_EQ(tally.level_one.at("").cases, 2);
  EXPECT_EQ(tally.historic, 2);
  EXPECT_EQ(tally.themes_confirmed, 1);
}

TEST(FiguresTest, AreProvisionalAndComparedAsAtTheirOwnFreezeBeforeTheFreezeDay) {
  Held held;
  held.sums = {{"CMP", "CHG", 99, 0, 0}};
  const absl::CivilDay may(2026, 5, 4);
  // The second was logged too late for the first quarter's own freeze, on 14 July.
  held.facts = {Fact(may, may), Fact(may, absl::CivilDay(2026, 7, 15))};

  const ReportInputs inputs = GatherReport(held, Setting(), kQuarter, kFreeze - 1);

  EXPECT_EQ(inputs.release, Release::kProvisional);
  EXPECT_EQ(inputs.previous.received.at("CMP"), 1);
}

TEST(FiguresTest, AreRevisedAndComparedWithTheSumsFromTheFreezeDayOn) {
  Held held;
  held.sums = {{"CMP", "CHG", 99, 0, 0}};

  const ReportInputs inputs = GatherReport(held, Setting(), kQuarter, kFreeze);

  EXPECT_EQ(inputs.release, Release::kRevised);
  EXPECT_EQ(inputs.previous.received.at("CMP"), 99);
  EXPECT_EQ(inputs.year_ago->received.at("CMP"), 99);
  EXPECT_EQ(held.facts_asked, std::vector<absl::CivilDay>{FirstDay(kQuarter)});
}

TEST(FiguresTest, KnowNoYearAgoWithoutRecordsOfIt) {
  Held held;
  held.knows_back = false;

  EXPECT_FALSE(GatherReport(held, Setting(), kQuarter, kFreeze).year_ago.has_value());
}

TEST(FiguresTest, CountThemesWithoutLookingAtACase) {
  Held held;
  held.sums = {{"CMP", "CHG", 4, 0, 0}};

  const ReportInputs inputs = GatherThemes(held, Setting(), kQuarter, kFreeze);

  EXPECT_EQ(inputs.current.level_one.at("CHG").cases, 4);
  EXPECT_TRUE(held.facts_asked.empty());
}

}  // namespace
}  // namespace candour::analytics
