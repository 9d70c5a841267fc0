#include "services/common/digest/digest.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

constexpr std::string_view kDnsSpace = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

TEST(Sha256Test, GivesTheDigestOfThePublishedExample) {
  EXPECT_EQ(Hex(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256Test, CountsOctetsBehindANul) {
  EXPECT_NE(Sha256(std::string_view("a\0b", 3)), Sha256(std::string_view("a\0c", 3)));
}

TEST(Uuid5Test, GivesTheUuidOfThePublishedExample) {
  EXPECT_EQ(Uuid5(kDnsSpace, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST(Uuid5Test, DiffersByName) { EXPECT_NE(Uuid5(kDnsSpace, "a"), Uuid5(kDnsSpace, "b")); }

TEST(Uuid5DeathTest, EndsTheProcessWhenTheSpaceIsNoUuid) { EXPECT_DEATH(Uuid5("dns", "a"), ""); }

TEST(RandomUuidTest, HasTheFormOfVersionSeven) {
  const std::string uuid = RandomUuid();

  EXPECT_EQ(uuid.size(), 36U);
  EXPECT_EQ(uuid[14], '7');
  EXPECT_TRUE(uuid[19] == '8' || uuid[19] == '9' || uuid[19] == 'a' || uuid[19] == 'b') << uuid;
}

TEST(RandomUuidTest, BeginsWithTheMilliseconds) {
  const std::string uuid = RandomUuid(absl::FromUnixMillis(0x0123456789ab));

  EXPECT_EQ(uuid.substr(0, 13), "01234567-89ab");
}

TEST(RandomUuidTest, DiffersInOneMillisecond) {
  const absl::Time now = absl::FromUnixSeconds(1'770'000'000);

  EXPECT_NE(RandomUuid(now), RandomUuid(now));
}

TEST(RandomBytesTest, GivesAsManyAsAskedAndNotTheSameTwice) {
  EXPECT_EQ(RandomBytes(16).size(), 16U);
  EXPECT_NE(RandomBytes(16), RandomBytes(16));
}

}  // namespace
}  // namespace candour
