#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Suggest(const char* theme, double probability) {
  v1::Act act;
  act.mutable_suggest_themes()->set_model("nb-1");
  v1::PointSuggestions& point = *act.mutable_suggest_themes()->add_points();
  point.set_point_id(1);
  v1::ThemeSuggestion& suggestion = *point.add_suggestions();
  suggestion.set_theme(theme);
  suggestion.set_probability(probability);
  return act;
}

v1::Act Confirm(const char* theme) {
  v1::Act act;
  v1::PointTheme& point = *act.mutable_confirm_themes()->add_points();
  point.set_point_id(1);
  point.set_theme(theme);
  return act;
}

TEST(SuggestThemesTest, MakesTheMostProbableThemeThePrimary) {
  ACase the_case = ACase::Received();
  v1::Act act = Suggest("CHG-01", 0.3);
  v1::ThemeSuggestion& better = *act.mutable_suggest_themes()->mutable_points(0)->add_suggestions();
  better.set_theme("FIN-02");
  better.set_probability(0.6);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().primary_theme(), "FIN-02");
  EXPECT_EQ(the_case.File().points(0).suggestions(0).theme(), "FIN-02");
}

TEST(SuggestThemesTest, LeavesAConfirmedPointAlone) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Confirm("FIN-02")).ok());

  ASSERT_TRUE(the_case.Do(Suggest("CHG-01", 0.9)).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
  EXPECT_EQ(the_case.File().primary_theme(), "FIN-02");
}

TEST(SuggestThemesTest, RecordsTheSameSuggestionOnce) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Suggest("CHG-01", 0.9)).ok());

  ASSERT_TRUE(the_case.Do(Suggest("CHG-01", 0.9)).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(SuggestThemesTest, RefusesAnUnknownThemeOrPointAndAnImpossibleProbability) {
  ACase the_case = ACase::Received();
  v1::Act act = Suggest("CHG-01", 0.9);
  act.mutable_suggest_themes()->mutable_points(0)->set_point_id(7);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.points[0].point_id");
  EXPECT_EQ(FieldOf(the_case.Do(Suggest("CHG", 0.9))), "act.points[0].suggestions");
  EXPECT_EQ(FieldOf(the_case.Do(Suggest("CHG-01", 1.1))), "act.points[0].suggestions");
}

TEST(SuggestThemesTest, KeepsThePrimaryOfACaseThatIsPartlyConfirmed) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.add_points()->set_text("The bill is wrong.");
  ASSERT_TRUE(the_case.Do(submit).ok());
  ASSERT_TRUE(the_case.Do(Confirm("FIN-02")).ok());
  v1::Act act = Suggest("CHG-01", 0.9);
  act.mutable_suggest_themes()->mutable_points(0)->set_point_id(2);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().points(1).suggestions_size(), 1);
  EXPECT_EQ(the_case.File().primary_theme(), "FIN-02");
}

}  // namespace
}  // namespace candour::intake
