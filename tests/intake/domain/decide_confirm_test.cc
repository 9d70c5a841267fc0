#include <gtest/gtest.h>

#include "services/intake/domain/decide.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::PointTheme& AddPoint(v1::Act& act, uint32_t point_id, const char* theme,
                         const char* text = "") {
  v1::PointTheme& point = *act.mutable_confirm_themes()->add_points();
  point.set_point_id(point_id);
  point.set_theme(theme);
  point.set_text(text);
  return point;
}

TEST(ConfirmThemesTest, MakesTheFirstPointsThemeThePrimary) {
  ACase the_case = ACase::Received();
  v1::Act act;
  AddPoint(act, 1, "CHG-01");

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.File().points(0).theme(), "CHG-01");
  EXPECT_EQ(the_case.File().primary_theme(), "CHG-01");
}

TEST(ConfirmThemesTest, MakesANewPointOutOfThePersonsWords) {
  ACase the_case = ACase::Received();
  v1::Act act;
  AddPoint(act, 1, "CHG-01");
  AddPoint(act, 0, "FIN-02", "Nobody counted my disability costs.");
  act.mutable_confirm_themes()->set_primary("FIN-02");

  ASSERT_TRUE(the_case.Do(act).ok());

  ASSERT_EQ(the_case.File().points_size(), 2);
  EXPECT_EQ(the_case.File().points(1).point_id(), 2);
  EXPECT_EQ(the_case.File().points(1).theme(), "FIN-02");
  EXPECT_EQ(the_case.File().primary_theme(), "FIN-02");
}

TEST(ConfirmThemesTest, NamesWhatIsWrong) {
  ACase the_case = ACase::Received();
  v1::Act unknown_theme;
  AddPoint(unknown_theme, 1, "XYZ-01");
  EXPECT_EQ(FieldOf(the_case.Do(unknown_theme)), "act.points[0].theme");

  v1::Act no_words;
  AddPoint(no_words, 0, "CHG-01");
  EXPECT_EQ(FieldOf(the_case.Do(no_words)), "act.points[0].text");

  v1::Act unknown_point;
  AddPoint(unknown_point, 9, "CHG-01");
  EXPECT_EQ(FieldOf(the_case.Do(unknown_point)), "act.points[0].point_id");

  v1::Act twice;
  AddPoint(twice, 1, "CHG-01");
  AddPoint(twice, 1, "FIN-02");
  EXPECT_EQ(FieldOf(the_case.Do(twice)), "act.points[1].point_id");

  v1::Act elsewhere;
  AddPoint(elsewhere, 1, "CHG-01");
  elsewhere.mutable_confirm_themes()->set_primary("FIN-02");
  EXPECT_EQ(FieldOf(the_case.Do(elsewhere)), "act.primary");
}

TEST(ConfirmThemesTest, RecordsTheSameConfirmationOnce) {
  ACase the_case = ACase::Received();
  v1::Act act;
  AddPoint(act, 1, "CHG-01");
  ASSERT_TRUE(the_case.Do(act).ok());

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(ConfirmThemesTest, MakesNoPointThatTheResponseCouldNotAnswerI4) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  v1::Act act;
  AddPoint(act, 0, "CHG-01", "And the bill.");

  EXPECT_EQ(the_case.Do(act).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
