#include "services/intake/store/signing_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/support/scratch_folder.h"

namespace candour::intake {
namespace {

class SigningKeyTest : public testing::Test {
 protected:
  const ScratchFolder folder_;
  const std::string path_ = folder_.Path() / "key.pem";
};

TEST_F(SigningKeyTest, MakesAKeyThatOnlyItsOwnerMayRead) {
  ASSERT_TRUE(SigningKey::Open(path_).ok());

  struct stat made {};
  ASSERT_EQ(stat(path_.c_str(), &made), 0);
  EXPECT_EQ(made.st_mode & 0777U, 0600U);
}

TEST_F(SigningKeyTest, KeepsTheKeyThatIsThere) {
  const std::string signature = SigningKey::Open(path_)->Sign("text");

  EXPECT_TRUE(SigningKey::Open(path_)->Verify("text", signature));
}

TEST_F(SigningKeyTest, RefusesAKeyThatOthersMayRead) {
  ASSERT_TRUE(SigningKey::Open(path_).ok());
  ASSERT_EQ(chmod(path_.c_str(), 0640), 0);

  EXPECT_EQ(SigningKey::Open(path_).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(SigningKeyTest, RefusesAFileThatHoldsNoKey) {
  std::ofstream(path_) << "no key";
  ASSERT_EQ(chmod(path_.c_str(), 0600), 0);

  EXPECT_EQ(SigningKey::Open(path_).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(SigningKeyTest, RefusesASignatureOfAnotherTextOrKey) {
  const auto key = SigningKey::Open(path_);
  const auto other = SigningKey::Open(folder_.Path() / "other.pem");

  EXPECT_FALSE(key->Verify("text", key->Sign("Text")));
  EXPECT_FALSE(key->Verify("text", other->Sign("text")));
  EXPECT_FALSE(key->Verify("text", ""));
}

}  // namespace
}  // namespace candour::intake
