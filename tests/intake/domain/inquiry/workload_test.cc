#include "services/intake/domain/inquiry/workload.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::CaseFile ACaseOf(const std::string& handler, int points, v1::Complexity complexity) {
  v1::CaseFile file = ACase::Acknowledged().File();
  file.mutable_assignment()->mutable_handler()->set_subject(handler);
  file.clear_points();
  for (int i = 1; i <= points; ++i) file.add_points()->set_point_id(static_cast<uint32_t>(i));
  file.set_complexity(complexity);
  return file;
}

TEST(WorkloadTest, WeighsPointsByComplexity) {
  EXPECT_EQ(WeightOf(ACaseOf("a", 3, v1::COMPLEXITY_LOW)), 3);
  EXPECT_EQ(WeightOf(ACaseOf("a", 3, v1::COMPLEXITY_HIGH)), 9);
  EXPECT_EQ(WeightOf(ACaseOf("a", 3, v1::COMPLEXITY_UNSPECIFIED)), 6);
}

TEST(WorkloadTest, PutsTheHeaviestFirstAndTellsWhatNobodyHandles) {
  Workload workload(absl::CivilDay(2026, 5, 11));
  workload.Add(ACaseOf("many-simple", 1, v1::COMPLEXITY_LOW));
  workload.Add(ACaseOf("many-simple", 1, v1::COMPLEXITY_LOW));
  workload.Add(ACaseOf("one-hard", 2, v1::COMPLEXITY_HIGH));
  workload.Add(ACaseOf("", 1, v1::COMPLEXITY_LOW));

  const std::vector<HandlerLoad> lines = workload.Lines();

  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].subject, "one-hard");
  EXPECT_EQ(lines[0].weight, 6);
  EXPECT_EQ(lines[1].subject, "many-simple");
  EXPECT_EQ(lines[1].open_cases, 2);
  EXPECT_EQ(lines[2].subject, "");
}

TEST(WorkloadTest, CountsOverdueCasesAndOnlyOpenOnes) {
  // The plan of a case acknowledged on 11 May 2026 is due on 18 May.
  Workload workload(absl::CivilDay(2026, 5, 19));
  workload.Add(ACaseOf("a", 1, v1::COMPLEXITY_LOW));
  v1::CaseFile closed = ACaseOf("a", 1, v1::COMPLEXITY_LOW);
  closed.set_status(v1::STATUS_CLOSED);
  workload.Add(closed);

  const std::vector<HandlerLoad> lines = workload.Lines();

  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].open_cases, 1);
  EXPECT_EQ(lines[0].overdue_cases, 1);
}

}  // namespace
}  // namespace candour::intake
