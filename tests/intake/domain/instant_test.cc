#include "services/intake/domain/instant.h"

#include <gtest/gtest.h>

namespace candour::intake {
namespace {

TEST(InstantTest, DropsWhatIsFinerThanAMicrosecond) {
  google::protobuf::Timestamp message;
  message.set_seconds(1'780'000'000);
  message.set_nanos(1'999);

  EXPECT_EQ(InstantFrom(message), absl::FromUnixMicros(1'780'000'000'000'001));
}

TEST(InstantTest, ComesBackFromItsMessageAlsoBefore1970) {
  const absl::Time instant = absl::FromUnixMicros(-1'500'001);

  EXPECT_EQ(InstantFrom(ToTimestamp(instant)), instant);
  EXPECT_EQ(ToTimestamp(instant).seconds(), -2);
  EXPECT_EQ(ToTimestamp(instant).nanos(), 499'999'000);
}

}  // namespace
}  // namespace candour::intake
