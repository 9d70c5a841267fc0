#include "services/common/reference/calendar_check.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "tests/support/law.h"

namespace candour {
namespace {

reference::v1::Calendar Sound() { return *CalendarVersion(tests::Law(), "england-and-wales", 1); }

// Proves R-01.
TEST(CheckCalendarTest, AcceptsEnglandAndWales) {
  EXPECT_TRUE(CheckCalendar(Sound()).ok());
  EXPECT_EQ(Sound().holidays_size(), 40);
}

TEST(CheckCalendarTest, WantsAnIdAndASource) {
  reference::v1::Calendar nameless = Sound();
  nameless.clear_id();
  reference::v1::Calendar unsourced = Sound();
  unsourced.clear_source();

  EXPECT_EQ(CheckCalendar(nameless).message(), "id: is missing");
  EXPECT_EQ(CheckCalendar(unsourced).message(), "source: is missing");
}

TEST(CheckCalendarTest, WantsHolidaysInOrder) {
  reference::v1::Calendar calendar = Sound();
  calendar.mutable_holidays()->SwapElements(3, 4);

  EXPECT_EQ(CheckCalendar(calendar).message(),
            "holidays[4].day: must come after the holiday before it");
}

TEST(CheckCalendarTest, WantsAHolidayInEveryYear) {
  reference::v1::Calendar calendar = Sound();
  calendar.set_last_year(2029);

  EXPECT_EQ(CheckCalendar(calendar).message(), "holidays: none in 2029");
}

TEST(CheckCalendarTest, WantsHolidaysInsideItsYears) {
  reference::v1::Calendar calendar = Sound();
  calendar.set_last_year(2027);

  EXPECT_EQ(CheckCalendar(calendar).message(), "holidays[32].day: is outside the loaded years");
}

TEST(CheckCalendarTest, WantsANameForEveryHoliday) {
  reference::v1::Calendar calendar = Sound();
  calendar.mutable_holidays(7)->clear_name();

  EXPECT_EQ(CheckCalendar(calendar).message(), "holidays[7].name: is missing");
}

TEST(CheckCalendarTest, WantsYearsThatRunForward) {
  reference::v1::Calendar calendar = Sound();
  calendar.set_last_year(2023);

  EXPECT_EQ(CheckCalendar(calendar).message(), "last_year: must be within first_year to 2200");
}

}  // namespace
}  // namespace candour
