#include "services/intake/domain/matter/invariants.h"

#include <gtest/gtest.h>

#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

std::vector<std::string> BrokenBy(const v1::CaseFile& file) {
  std::vector<std::string> broken;
  CheckMatter(file, broken);
  return broken;
}

// Proves I-8.
TEST(CheckMatterTest, MissesTheReasonOfAnExclusion) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ExcludeAs("X-e")).ok());
  v1::CaseFile file = the_case.File();
  EXPECT_TRUE(BrokenBy(file).empty());
  file.mutable_points(0)->mutable_matter()->mutable_exclusion()->clear_reason();

  EXPECT_EQ(BrokenBy(file), std::vector<std::string>{"I-8: an exclusion has its reason"});
}

// Proves I-8.
TEST(CheckMatterTest, MissesTheNoticeOfACaseThatEndedAsExcluded) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ExcludeAs("X-e")).ok());
  v1::CaseFile file = the_case.File();
  file.set_status(v1::STATUS_CLOSED);

  EXPECT_EQ(BrokenBy(file),
            std::vector<std::string>{"I-8: a case ends as excluded once that was told"});
}

// Proves I-8.
TEST(CheckMatterTest, MissesWhyAPointIsExcluded) {
  v1::CaseFile file = ACase::Received().File();
  file.mutable_points(0)->set_outcome("EXC");

  EXPECT_EQ(BrokenBy(file), std::vector<std::string>{"I-8: an excluded point says why"});
}

// Proves G-11.
TEST(CheckMatterTest, SeesAutomationRunWhileADisclosureWaits) {
  v1::CaseFile file = ACase::Received().File();
  file.mutable_matter()->add_misdirections()->set_disclosed("A letter.");

  EXPECT_EQ(BrokenBy(file).size(), 1U);
}

}  // namespace
}  // namespace candour::intake
