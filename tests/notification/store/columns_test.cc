#include "services/notification/store/columns.h"

#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

TEST(ColumnsTest, AnInstantKeepsItsMicroseconds) {
  EXPECT_EQ(InstantText(absl::FromUnixMicros(1'800'000'000'123'456)),
            "2027-01-15 08:00:00.123456+00");
  EXPECT_EQ(InstantOf(1'800'000'000'123'456), absl::FromUnixMicros(1'800'000'000'123'456));
}

TEST(ColumnsTest, ALastDayMayBeMissing) {
  EXPECT_EQ(DueByText({}), std::nullopt);
  EXPECT_EQ(DueByText(Owed(1, "ACK", "N-01", absl::CivilDay(2027, 1, 7))), "2027-01-07");
}

}  // namespace
}  // namespace candour::notification
