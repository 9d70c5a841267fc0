#include "services/categorisation/domain/linear_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/categorisation/support/examples.h"

namespace candour::categorisation {
namespace {

using testing::ElementsAre;

TEST(LinearModelTest, LearnsFromConfirmedTexts) {
  const LinearModel model = LinearModel::Train(TwoThemes());

  EXPECT_GT(model.Predict("very sour marmalade").at("DAY-02"), 0.6);
  EXPECT_GT(model.Predict("the steep ramp").at("EQP-05"), 0.6);
  EXPECT_EQ(model.Examples(), 6);
  EXPECT_THAT(model.Codes(), ElementsAre("DAY-02", "EQP-05"));
}

TEST(LinearModelTest, GivesProbabilitiesThatAddUpToOne) {
  const Probabilities said = LinearModel::Train(TwoThemes()).Predict("something else");

  EXPECT_NEAR(said.at("DAY-02") + said.at("EQP-05"), 1, 1e-12);
}

TEST(LinearModelTest, SaysNothingBeforeItHasLearnt) {
  EXPECT_TRUE(LinearModel::Train({}).Predict("marmalade").empty());
}

TEST(LinearModelTest, HoldsWithASingleExample) {
  const LinearModel model = LinearModel::Train({{"sour marmalade", "DAY-02"}});

  EXPECT_DOUBLE_EQ(model.Predict("anything").at("DAY-02"), 1);
}

TEST(LinearModelTest, ShowsTheWordsThatSpeakForATheme) {
  const LinearModel model = LinearModel::Train(TwoThemes());
  const std::string text = "a ramp with marmalade";

  EXPECT_THAT(model.Evidence(Tokenise(text), "DAY-02", 1), ElementsAre(Span{12, 21}));
  EXPECT_THAT(model.Evidence(Tokenise(text), "EQP-05", 1), ElementsAre(Span{2, 6}));
  EXPECT_TRUE(model.Evidence(Tokenise(text), "CHG-01", 1).empty());
}

TEST(LinearModelTest, IsTheSameEachTime) {
  EXPECT_EQ(LinearModel::Train(TwoThemes()).Serialise(),
            LinearModel::Train(TwoThemes()).Serialise());
}

}  // namespace
}  // namespace candour::categorisation
