#include "clients/cli/profile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/scratch_folder.h"

namespace candour::cli {
namespace {

class ProfileTest : public testing::Test {
 protected:
  ProfileTest() { profile_.config_folder = (folder_.Path() / "nested").string(); }

  ScratchFolder folder_;
  Profile profile_;
};

SignIn Somebody(const std::string& client) {
  return {client, "token-of-" + client, absl::FromUnixSeconds(1789376400), "secret", "issuer"};
}

TEST_F(ProfileTest, KeepsASignInUnderItsNameAndAsTheDefault) {
  ASSERT_TRUE(KeepSignIn(profile_, Somebody("first")).ok());
  ASSERT_TRUE(KeepSignIn(profile_, Somebody("second")).ok());

  EXPECT_EQ(ReadSignIn(profile_, "first")->access_token, "token-of-first");
  EXPECT_EQ(ReadSignIn(profile_, "")->access_token, "token-of-second");
  EXPECT_EQ(ReadSignIn(profile_, "first")->expires_at, absl::FromUnixSeconds(1789376400));
}

TEST_F(ProfileTest, LetsNobodyElseReadAToken) {
  ASSERT_TRUE(KeepSignIn(profile_, Somebody("first")).ok());

  const auto file = std::filesystem::path(profile_.config_folder) / "first.json";
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ProfileTest, SaysThatNobodyIsSignedIn) {
  EXPECT_EQ(ReadSignIn(profile_, "").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ProfileTest, TakesADamagedFileForNoSignIn) {
  std::filesystem::create_directories(profile_.config_folder);
  std::ofstream(std::filesystem::path(profile_.config_folder) / "first.json") << "{";

  EXPECT_EQ(ReadSignIn(profile_, "first").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::cli
