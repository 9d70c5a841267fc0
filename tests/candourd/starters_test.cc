#include <gtest/gtest.h>

#include "services/candourd/command_line.h"

namespace candour {
namespace {

TEST(StartersTest, BeginWithIntakeWhichTheOthersCall) {
  ASSERT_FALSE(Starters().empty());
  EXPECT_EQ(Starters().front().name, ServiceName::kIntake);
}

}  // namespace
}  // namespace candour
