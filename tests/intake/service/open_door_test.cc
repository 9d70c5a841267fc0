#include "services/intake/service/open_door.h"

#include <gtest/gtest.h>

#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

class OpenDoorTest : public ::testing::Test {
 protected:
  int LetIn(int tries, const std::string& peer, const std::string& about) {
    int in = 0;
    for (int i = 0; i < tries; ++i) in += door_.Admit(peer, about).ok() ? 1 : 0;
    return in;
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  OpenDoor door_{{3, 5, 4}, [this] { return now_; }};
};

TEST_F(OpenDoorTest, LetsSoManyInAboutOneSecret) {
  EXPECT_EQ(LetIn(9, "ipv4:203.0.113.1:1000", "case/a"), 3);
  EXPECT_THAT(door_.Admit("ipv4:198.51.100.1:1", "case/a"),
              StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST_F(OpenDoorTest, LetsSoManyInFromOnePeerWhateverItsPort) {
  EXPECT_TRUE(door_.Admit("ipv4:203.0.113.1:1000", "case/a").ok());
  EXPECT_TRUE(door_.Admit("ipv4:203.0.113.1:1001", "case/b").ok());
  EXPECT_TRUE(door_.Admit("ipv4:203.0.113.1:1002", "case/c").ok());
  EXPECT_TRUE(door_.Admit("ipv4:203.0.113.1:1003", "case/d").ok());
  EXPECT_TRUE(door_.Admit("ipv4:203.0.113.1:1004", "case/e").ok());
  EXPECT_FALSE(door_.Admit("ipv4:203.0.113.1:1005", "case/f").ok());
  EXPECT_TRUE(door_.Admit("ipv4:203.0.113.2:1005", "case/g").ok());
}

TEST_F(OpenDoorTest, LetsInAgainAsTimePasses) {
  EXPECT_EQ(LetIn(9, "ipv4:203.0.113.1:1", "case/a"), 3);
  now_ += absl::Seconds(20);
  EXPECT_EQ(LetIn(9, "ipv4:203.0.113.2:1", "case/a"), 1);
  now_ += absl::Hours(1);
  EXPECT_EQ(LetIn(9, "ipv4:203.0.113.3:1", "case/a"), 3);
}

TEST_F(OpenDoorTest, SaysWhatToDo) {
  LetIn(3, "ipv4:203.0.113.1:1", "case/a");

  EXPECT_EQ(door_.Admit("ipv4:203.0.113.1:1", "case/a").message(),
            "this was asked too often in the last minute: please wait a minute and try again");
}

TEST_F(OpenDoorTest, KeepsOnlySoManyBuckets) {
  for (int i = 0; i < 1000; ++i) {
    now_ += absl::Seconds(1);
    EXPECT_TRUE(
        door_.Admit("ipv4:203.0.113." + std::to_string(i) + ":1", "case/" + std::to_string(i))
            .ok());
  }
}

TEST(PeerKeyTest, IsTheAddressWithoutItsPort) {
  EXPECT_EQ(PeerKey("ipv4:203.0.113.1:1000"), "ipv4:203.0.113.1");
  EXPECT_EQ(PeerKey("unix:/run/a"), "unix:/run/a");
}

TEST(PeerKeyTest, IsTheNetworkOfAnAddressOfVersionSix) {
  EXPECT_EQ(PeerKey("ipv6:%5B2001:db8:0:1::5%5D:1000"), PeerKey("ipv6:[2001:db8:0:1:ffff::9]:2"));
  EXPECT_NE(PeerKey("ipv6:[2001:db8:0:1::5]:1000"), PeerKey("ipv6:[2001:db8:0:2::5]:1000"));
}

}  // namespace
}  // namespace candour::intake
