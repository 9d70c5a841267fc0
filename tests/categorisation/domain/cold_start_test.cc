#include "services/categorisation/domain/cold_start.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/categorisation/support/cues.h"

namespace candour::categorisation {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::string BestShipped(const std::string& text) {
  static const Lexicon kShipped = ShippedLexicon();
  return Ranked(ScoreByCues(kShipped, Tokenise(text)).level_two).front().first;
}

double Small(const std::string& text, const std::string& code) {
  return ScoreByCues(SmallLexicon(), Tokenise(text)).level_two.at(code);
}

TEST(ColdStartTest, PutsTheThemeFirstWhoseCuesAreHeard) {
  EXPECT_GT(Small("The wrong amount again", "CHG-01"), 0.8);
  EXPECT_GT(Small("Missed calls all week", "DOM-01"), 0.8);
}

TEST(ColdStartTest, SharesALevelOneCueAmongTheCodesBelowIt) {
  EXPECT_DOUBLE_EQ(Small("one bill", "CHG-01"), Small("one bill", "CHG-02"));
  EXPECT_GT(Small("one bill", "CHG-01"), Small("one bill", "DOM-01"));
}

TEST(ColdStartTest, WeighsWhatIsSaidEarlyMore) {
  const std::string early = "Missed calls, then many other words, and the wrong amount";
  const std::string late = "The wrong amount, then many other words, and missed calls";

  EXPECT_GT(Small(early, "DOM-01"), Small(late, "DOM-01"));
}

TEST(ColdStartTest, GivesProbabilitiesThatAddUpToOne) {
  const ColdScores scores = ScoreByCues(SmallLexicon(), Tokenise("carer, bill, 28 days"));

  const Probabilities level_one = RollUp(scores.level_two);

  EXPECT_NEAR(level_one.at("CHG") + level_one.at("DOM"), 1, 1e-12);
}

TEST(ColdStartTest, ShowsTheWordsThatSpeakForACode) {
  const ColdScores scores = ScoreByCues(SmallLexicon(), Tokenise("28 days of missed calls"));

  EXPECT_THAT(scores.evidence.at("DOM-01"), ElementsAre(Span{0, 7}, Span{11, 23}));
  EXPECT_FALSE(scores.evidence.contains("CHG-01"));
}

TEST(ColdStartTest, RanksEqualOnesByCode) {
  EXPECT_THAT(Ranked({{"B", 0.25}, {"A", 0.25}, {"C", 0.5}}),
              ElementsAre(Pair("C", 0.5), Pair("A", 0.25), Pair("B", 0.25)));
}

TEST(ColdStartTest, KnowsTheTwoThemesThatTheStoryIsAbout) {
  EXPECT_EQ(BestShipped("We had a backdated bill for two years of home care, all in one go."),
            "CHG-03");
  EXPECT_EQ(BestShipped("We sent in the forms in March and the financial assessment has still not "
                        "been done, months later."),
            "FIN-01");
}

TEST(ColdStartTest, TellsWhereACarerDidNotComeFromABillForIt) {
  EXPECT_EQ(BestShipped("No carer turned up on Sunday morning and Mum was left in bed."), "DOM-01");
  EXPECT_EQ(BestShipped("The invoice charges us for visits that never happened while Dad was in "
                        "hospital."),
            "CHG-02");
}

}  // namespace
}  // namespace candour::categorisation
