#include "clients/cli/exit_code.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

TEST(ExitCodeTest, TellsRefusedFromNotAllowedFromTryAgain) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), kDone);
  EXPECT_EQ(ExitCodeOf(absl::InvalidArgumentError("")), kRefused);
  EXPECT_EQ(ExitCodeOf(absl::AbortedError("")), kRefused);
  EXPECT_EQ(ExitCodeOf(absl::NotFoundError("")), kRefused);
  EXPECT_EQ(ExitCodeOf(absl::PermissionDeniedError("")), kNotAllowed);
  EXPECT_EQ(ExitCodeOf(absl::UnauthenticatedError("")), kNotAllowed);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("")), kTryAgain);
  EXPECT_EQ(ExitCodeOf(absl::ResourceExhaustedError("")), kTryAgain);
}

}  // namespace
}  // namespace candour::cli
