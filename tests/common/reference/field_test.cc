#include "services/common/reference/field.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"

namespace candour {
namespace {

TEST(FieldTest, RefusesWithFieldAndProblem) {
  EXPECT_EQ(Refuse("clocks[2].unit", "is missing"),
            absl::InvalidArgumentError("clocks[2].unit: is missing"));
}

TEST(FieldTest, WantsAValue) {
  EXPECT_TRUE(CheckPresent("name", "x").ok());
  EXPECT_EQ(CheckPresent("name", "").message(), "name: is missing");
}

TEST(FieldTest, WantsADayThatExists) {
  EXPECT_TRUE(CheckDay("day", ToMessage(absl::CivilDay(2026, 2, 28))).ok());
  EXPECT_EQ(CheckDay("day", {}).message(), "day: there is no day 0-0-0");
}

TEST(FieldTest, WantsAVersionOfAtLeastOne) {
  EXPECT_TRUE(CheckVersion("version", 1).ok());
  EXPECT_EQ(CheckVersion("version", 0).message(), "version: must be at least 1");
}

TEST(FieldTest, NamesAnEntry) { EXPECT_EQ(Entry("holidays", 3), "holidays[3]"); }

}  // namespace
}  // namespace candour
