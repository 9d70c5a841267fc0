#include "services/intake/domain/decide_outcome.h"

#include <gtest/gtest.h>

#include <initializer_list>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

std::string OfPoints(std::initializer_list<const char*> codes) {
  PointOutcomes outcomes;
  for (const char* code : codes) outcomes.Add()->set_outcome(code);
  return CaseOutcome(outcomes);
}

TEST(CaseOutcomeTest, IsUpheldWhenEveryDecidedPointIs) {
  EXPECT_EQ(OfPoints({"UPH", "UPH"}), "UPH");
  EXPECT_EQ(OfPoints({"UPH", "WDN"}), "UPH");
}

// Proves Q11.
TEST(CaseOutcomeTest, IsPartlyUpheldWhenSomethingIs) {
  EXPECT_EQ(OfPoints({"UPH", "NUP"}), "PUP");
  EXPECT_EQ(OfPoints({"NUP", "PUP"}), "PUP");
  EXPECT_EQ(OfPoints({"UPH", "NOF"}), "PUP");
  EXPECT_EQ(OfPoints({"UPH", "PUP"}), "PUP");
}

TEST(CaseOutcomeTest, IsNotUpheldWhenOnePointIsNotAndNoneIs) {
  EXPECT_EQ(OfPoints({"NUP", "NOF"}), "NUP");
}

TEST(CaseOutcomeTest, HasNoFindingWhenNothingElseWasDecided) {
  EXPECT_EQ(OfPoints({"NOF", "RES"}), "NOF");
}

TEST(CaseOutcomeTest, TakesWhatIsLeftWhenNothingWasDecided) {
  EXPECT_EQ(OfPoints({"WDN", "RES"}), "RES");
  EXPECT_EQ(OfPoints({"WDN", "EXC", "TRF"}), "TRF");
  EXPECT_EQ(OfPoints({"WDN"}), "WDN");
  EXPECT_EQ(OfPoints({}), "");
}

// Proves I-8.
TEST(CheckOutcomesTest, KeepsAnExcludedPointExcluded) {
  ledger::v1::CaseFile file = ACase::Received().File();
  file.mutable_points(0)->mutable_matter()->mutable_exclusion()->set_code("X-g");
  PointOutcomes outcomes;
  outcomes.Add()->set_point_id(1);
  outcomes[0].set_outcome("UPH");

  EXPECT_EQ(FieldOf(CheckOutcomes(file, outcomes, LoadedReference())), "act.points[0].outcome");
  outcomes[0].set_outcome("EXC");
  EXPECT_TRUE(CheckOutcomes(file, outcomes, LoadedReference()).ok());
}

}  // namespace
}  // namespace candour::intake
