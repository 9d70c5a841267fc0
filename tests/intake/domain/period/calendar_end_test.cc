#include "services/intake/domain/period/calendar_end.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

TEST(CalendarsEndingSoonTest, SaysSoAYearAhead) {
  EXPECT_TRUE(CalendarsEndingSoon(LoadedReference(), absl::CivilDay(2027, 12, 31)).empty());
  const auto sentences = CalendarsEndingSoon(LoadedReference(), absl::CivilDay(2028, 1, 1));
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(sentences[0],
            "the calendar england-and-wales is loaded until Sunday 31 December 2028: load 2029 and "
            "adopt the new version");
}

}  // namespace
}  // namespace candour::intake
