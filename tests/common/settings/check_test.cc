#include "services/common/settings/check.h"

#include <gtest/gtest.h>

#include "services/common/settings/settings.h"

namespace candour {
namespace {

TEST(IsAddressTest, TakesHostAndPort) { EXPECT_TRUE(IsAddress("intake.example:7001")); }
TEST(IsAddressTest, TakesPortZero) { EXPECT_TRUE(IsAddress("127.0.0.1:0")); }
TEST(IsAddressTest, TakesVersionSixInBrackets) { EXPECT_TRUE(IsAddress("[::1]:7001")); }
TEST(IsAddressTest, RefusesVersionSixWithout) { EXPECT_FALSE(IsAddress("::1:7001")); }
TEST(IsAddressTest, RefusesAMissingHost) { EXPECT_FALSE(IsAddress(":7001")); }
TEST(IsAddressTest, RefusesAPortThatIsNone) { EXPECT_FALSE(IsAddress("127.0.0.1:70000")); }

TEST(IsLoopbackTest, KnowsThisMachine) { EXPECT_TRUE(IsLoopback("127.0.0.1:7001")); }
TEST(IsLoopbackTest, IsNotTakenInByAName) { EXPECT_FALSE(IsLoopback("127.example.org:7001")); }
TEST(IsLoopbackTest, KnowsThatEveryAddressIsNotThisMachine) {
  EXPECT_FALSE(IsLoopback("0.0.0.0:7001"));
}

TEST(IsSafeIssuerTest, TakesHttps) { EXPECT_TRUE(IsSafeIssuer("https://sign-in.example/realm")); }
TEST(IsSafeIssuerTest, TakesHttpOnThisMachine) {
  EXPECT_TRUE(IsSafeIssuer("http://127.0.0.1:7000"));
}
TEST(IsSafeIssuerTest, RefusesHttpElsewhere) {
  EXPECT_FALSE(IsSafeIssuer("http://sign-in.example"));
}
TEST(IsSafeIssuerTest, RefusesAUserThatLooksLikeThisMachine) {
  EXPECT_FALSE(IsSafeIssuer("http://127.0.0.1:80@sign-in.example"));
}

TEST(IsFolderTest, KnowsAFolder) { EXPECT_TRUE(IsFolder("services")); }
TEST(IsFolderTest, RefusesAFile) { EXPECT_FALSE(IsFolder("CMakeLists.txt")); }
TEST(IsReadableTest, KnowsAFile) { EXPECT_TRUE(IsReadable("CMakeLists.txt")); }
TEST(IsReadableTest, RefusesAFolder) { EXPECT_FALSE(IsReadable("services")); }

}  // namespace
}  // namespace candour
