#include "services/candourd/retention_desk.h"

#include <gtest/gtest.h>

#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

TEST(RetentionDeskTest, AnswersNothingUntilItIsOpen) {
  constexpr auto kNotOpen = absl::StatusCode::kUnavailable;
  RetentionDesk desk;
  v1::ListErasuresResponse erasures;
  v1::RepeatErasuresResponse repeated;

  EXPECT_THAT(desk.EndedFiles("milford", absl::CivilDay(), "", [](const auto&) {}),
              StatusIs(kNotOpen));
  EXPECT_THAT(desk.WithOpenCase("milford", {}), StatusIs(kNotOpen));
  EXPECT_THAT(desk.Erasures({}, erasures), StatusIs(kNotOpen));
  EXPECT_THAT(desk.Repeat("milford", repeated), StatusIs(kNotOpen));
  EXPECT_THAT(desk.RemainsOf("milford", "a"), StatusIs(kNotOpen));
}

}  // namespace
}  // namespace candour::intake
