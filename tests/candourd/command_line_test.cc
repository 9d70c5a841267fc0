#include "services/candourd/command_line.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"

namespace candour {
namespace {

absl::StatusOr<std::unique_ptr<RunningService>> Never(const Settings& /*settings*/) {
  return absl::UnavailableError("never");
}

const std::vector<Starter> kTwo = {{ServiceName::kIntake, &Never},
                                   {ServiceName::kAnalytics, &Never}};

TEST(StartersNamedTest, StartsTheServiceThatIsNamed) {
  const auto starters = StartersNamed({"analytics"}, kTwo);

  ASSERT_TRUE(starters.ok());
  ASSERT_EQ(starters->size(), 1U);
  EXPECT_EQ(starters->front().name, ServiceName::kAnalytics);
}

TEST(StartersNamedTest, StartsAllInOne) {
  const auto starters = StartersNamed({"all"}, kTwo);

  ASSERT_TRUE(starters.ok());
  EXPECT_EQ(starters->size(), 2U);
}

TEST(StartersNamedTest, TellsTheUsageForAnUnknownWord) {
  const auto starters = StartersNamed({"payroll"}, kTwo);

  EXPECT_EQ(starters.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(absl::StrContains(starters.status().message(), "candourd intake|analytics|all"));
}

TEST(StartersNamedTest, TakesNoSecondWord) {
  EXPECT_FALSE(StartersNamed({"all", "all"}, kTwo).ok());
}

TEST(StartersNamedTest, NeedsAWord) { EXPECT_FALSE(StartersNamed({}, kTwo).ok()); }

TEST(ExitCodeForTest, TellsASettingFromAnAddress) {
  EXPECT_EQ(ExitCodeFor(absl::InvalidArgumentError("x")), kWrongSettings);
  EXPECT_EQ(ExitCodeFor(absl::UnavailableError("x")), kCannotStart);
}

}  // namespace
}  // namespace candour
