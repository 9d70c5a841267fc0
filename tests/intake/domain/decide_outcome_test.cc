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

// Proves I-8, R-14. A point that was sent on or withdrawn is decided; an answer does not decide it
// again.
TEST(CheckOutcomesTest, KeepsWhatWasSentOnOrWithdrawn) {
  ledger::v1::CaseFile file = ACase::Received().File();
  PointOutcomes outcomes;
  outcomes.Add()->set_point_id(1);
  for (const char* settled : {"TRF", "WDN", "EXC"}) {
    file.mutable_points(0)->set_outcome(settled);
    outcomes[0].set_outcome("NUP");
    EXPECT_EQ(FieldOf(CheckOutcomes(file, outcomes, LoadedReference())), "act.points[0].outcome");
    outcomes[0].set_outcome(settled);
    EXPECT_TRUE(CheckOutcomes(file, outcomes, LoadedReference()).ok()) << settled;
  }
}

// Proves I-8. Neither is anything excluded or sent on by answering: that has its own act.
TEST(CheckOutcomesTest, ExcludesNothingByAnAnswer) {
  const ledger::v1::CaseFile file = ACase::Received().File();
  PointOutcomes outcomes;
  outcomes.Add()->set_point_id(1);
  for (const char* code : {"EXC", "TRF"}) {
    outcomes[0].set_outcome(code);
    EXPECT_EQ(FieldOf(CheckOutcomes(file, outcomes, LoadedReference())), "act.points[0].outcome");
  }
}

}  // namespace
}  // namespace candour::intake
