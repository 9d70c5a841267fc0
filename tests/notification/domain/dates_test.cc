#include "services/notification/domain/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::notification {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const absl::CivilDay kPromised(2027, 2, 3);

TEST(DatesTest, FindsEveryDateWithOrWithoutItsWeekday) {
  EXPECT_THAT(*DatesIn("by Wednesday 3 February 2027, not 10th MARCH 2027."),
              ElementsAre(kPromised, absl::CivilDay(2027, 3, 10)));
}

TEST(DatesTest, FindsADateThatABreakDivides) {
  EXPECT_THAT(*DatesIn("Wednesday 3\nFebruary 2027"), ElementsAre(kPromised));
}

TEST(DatesTest, TakesNumbersThatAreNoDatesForWhatTheyAre) {
  EXPECT_THAT(*DatesIn("phone 01632 960 301, in May we met 3 people, 12 months"), IsEmpty());
}

TEST(DatesTest, RefusesTheWrongDayOfTheWeek) {
  EXPECT_EQ(DatesIn("Thursday 3 February 2027").status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(DatesTest, RefusesADayThatThereIsNot) {
  EXPECT_EQ(DatesIn("30 February 2027").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(DatesTest, AcceptsATextWhoseDatesAreKnown) {
  EXPECT_TRUE(CheckDates("by 3 February 2027", {kPromised}).ok());
}

TEST(DatesTest, NamesADateThatIsNot) {
  const absl::Status checked = CheckDates("by 4 February 2027", {kPromised});

  EXPECT_THAT(std::string(checked.message()), HasSubstr("Thursday 4 February 2027"));
}

}  // namespace
}  // namespace candour::notification
