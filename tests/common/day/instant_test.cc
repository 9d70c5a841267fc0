#include "services/common/day/instant.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(InstantFromTest, CountsSecondsAndNanoseconds) {
  google::protobuf::Timestamp message;
  message.set_seconds(1'795'255'200);
  message.set_nanos(7);

  EXPECT_EQ(InstantFrom(message), absl::FromUnixSeconds(1'795'255'200) + absl::Nanoseconds(7));
}

}  // namespace
}  // namespace candour
