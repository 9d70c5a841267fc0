#include "services/notification/channel/notify_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/local_server.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(NotifyKeyTest, IsReadFromTheRight) {
  const absl::StatusOr<NotifyKey> key = ParseNotifyKey(std::string(kNotifyKey) + "\n");

  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->service_id, "26785a09-ab16-4eb0-8407-a37497a57506");
  EXPECT_EQ(key->secret, "3d844edf-8d35-48ac-975b-e847b4f122b0");
}

TEST(NotifyKeyTest, IsNotRepeatedWhenItIsNone) {
  const absl::Status status = ParseNotifyKey("candour-secret-3d844edf").status();

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("3d844edf")));
}

// The three parts were computed once with Python's hmac.
TEST(NotifyKeyTest, SignsAToken) {
  const NotifyKey key = {"26785a09-ab16-4eb0-8407-a37497a57506",
                         "3d844edf-8d35-48ac-975b-e847b4f122b0"};

  EXPECT_EQ(NotifyToken(key, absl::FromUnixSeconds(1800000000)),
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
            "eyJpc3MiOiIyNjc4NWEwOS1hYjE2LTRlYjAtODQwNy1hMzc0OTdhNTc1MDYiLCJpYXQiOjE4MDAwMDAwMDB9.-"
            "n3V_jCNxY5fq4QekNxz4hhweZ__onjr4g_Bkz1F98s");
}

}  // namespace
}  // namespace candour::notification
