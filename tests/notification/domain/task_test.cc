#include "services/notification/domain/task.h"

#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

// A Friday.
const absl::CivilDay kFriday(2027, 1, 8);

std::string On(TaskKind kind, absl::CivilDay today) {
  return RoleOn(kind, kFriday, today, HouseRules().calendar);
}

TEST(TaskTest, RisesFromTheHandlerToTheManagerToTheDirector) {
  EXPECT_EQ(On(TaskKind::kCall, kFriday - 1), "handler");
  EXPECT_EQ(On(TaskKind::kCall, kFriday), "complaints_manager");
  // Saturday to Monday is one working day.
  EXPECT_EQ(On(TaskKind::kCall, kFriday + 3), "complaints_manager");
  EXPECT_EQ(On(TaskKind::kCall, kFriday + 4), "director");
}

// Proves G-5, G-4.
TEST(TaskTest, BeginsHigherWhereItProtectsOrADateIsMissedAgain) {
  EXPECT_EQ(On(TaskKind::kProtect, kFriday - 5), "complaints_manager");
  EXPECT_EQ(On(TaskKind::kSecondMiss, kFriday - 5), "director");
}

TEST(TaskTest, StaysWhereItBeginsWithoutADay) {
  EXPECT_EQ(RoleOn(TaskKind::kCall, std::nullopt, kFriday, HouseRules().calendar), "handler");
}

TEST(TaskTest, KnowsEveryKindByItsName) {
  EXPECT_EQ(TaskKindFrom(NameOf(TaskKind::kSecondMiss)), TaskKind::kSecondMiss);
  EXPECT_EQ(TaskKindFrom("dance"), TaskKind::kWrite);
}

}  // namespace
}  // namespace candour::notification
