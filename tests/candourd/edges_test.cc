#include "services/candourd/edges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace candour {
namespace {

using ::testing::HasSubstr;

class EdgesTest : public ::testing::Test {
 protected:
  EdgesTest() { std::ofstream(folder_.Path() / "password") << "secret"; }

  absl::StatusOr<reference::v1::Edges> Load(const std::string& text) {
    std::ofstream(folder_.Path() / "edges.textproto") << text;
    return LoadEdges((folder_.Path() / "edges.textproto").string());
  }
  std::string Wrong(const std::string& text) { return std::string(Load(text).status().message()); }

  const ScratchFolder folder_;
};

TEST_F(EdgesTest, AreNoneWithoutAFile) {
  const auto edges = LoadEdges("");

  ASSERT_TRUE(edges.ok());
  EXPECT_FALSE(edges->has_scanner());
  EXPECT_EQ(LimitsOf(*edges).each_secret_per_minute, 10);
  EXPECT_EQ(LimitsOf(*edges).each_peer_per_minute, 60);
}

TEST_F(EdgesTest, SetScannerAndLimits) {
  const auto edges = Load(
      "scanner { address: \"127.0.0.1:3310\" timeout_seconds: 5 }"
      "open_calls { each_secret_per_minute: 3 each_peer_per_minute: 7 }");

  ASSERT_TRUE(edges.ok()) << edges.status();
  EXPECT_EQ(ScanWithin(*edges), absl::Seconds(5));
  EXPECT_EQ(LimitsOf(*edges).each_secret_per_minute, 3);
  EXPECT_EQ(LimitsOf(*edges).each_peer_per_minute, 7);
}

TEST_F(EdgesTest, NameTheFieldThatIsWrong) {
  EXPECT_THAT(Wrong("scanner { address: \"scanner.example:3310\" }"), HasSubstr("scanner.address"));
  EXPECT_THAT(Wrong("scanner { address: \"unix:/run/c\" timeout_seconds: 601 }"),
              HasSubstr("scanner.timeout_seconds"));
  EXPECT_THAT(Wrong("mailboxes { url: \"imaps://mail.example\" }"),
              HasSubstr("mailboxes.authority_id"));
  EXPECT_THAT(Wrong("mailboxes { authority_id: \"milford\" url: \"pop3://mail.example\" }"),
              HasSubstr("mailboxes.url"));
  EXPECT_THAT(Wrong("open_calls { each_peer_per_minute: 100001 }"), HasSubstr("open_calls"));
  EXPECT_THAT(Wrong("scaner { }"), HasSubstr("scaner"));
}

TEST_F(EdgesTest, NeedAPasswordThatCanBeRead) {
  const std::string mailbox =
      "mailboxes { authority_id: \"milford\" url: \"imaps://mail.example\" user: \"complaints\" "
      "password_file: \"";

  EXPECT_THAT(Wrong(mailbox + "/nowhere/password\" }"), HasSubstr("mailboxes.password_file"));
  EXPECT_TRUE(Load(mailbox + (folder_.Path() / "password").string() + "\" }").ok());
}

}  // namespace
}  // namespace candour
