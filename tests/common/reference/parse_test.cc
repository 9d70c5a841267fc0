#include "services/common/reference/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candour/reference/v1/calendar.pb.h"

namespace candour {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ParseTextTest, FillsTheMessage) {
  reference::v1::Calendar calendar;

  ASSERT_TRUE(ParseText("a.textproto", "id: 'x' version: 2", calendar).ok());

  EXPECT_EQ(calendar.id(), "x");
  EXPECT_EQ(calendar.version(), 2);
}

TEST(ParseTextTest, NamesFileLineAndField) {
  reference::v1::Calendar calendar;

  const absl::Status status = ParseText("a.textproto", "id: 'x'\nversoin: 2", calendar);

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), StartsWith("a.textproto:2:"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("versoin"));
}

}  // namespace
}  // namespace candour
