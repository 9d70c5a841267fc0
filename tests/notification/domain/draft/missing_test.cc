#include "services/notification/domain/draft/missing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

std::string Missing(const std::string& notice) {
  return std::string(TryText(DutyOf(notice), JeansCase(), Book()).status().message());
}

TEST(MissingFactsTest, NamesEachFactThatTheCaseDoesNotSay) {
  EXPECT_EQ(Missing("N-05"),
            "The case does not say: the name of the provider; what the provider would see; the day "
            "of the plan or of the answer.");
  EXPECT_THAT(Missing("N-11"), HasSubstr("the reason; a day after the six months"));
}

TEST(MissingFactsTest, SaysNothingWhereNothingIsMissing) { EXPECT_EQ(Missing("N-02"), ""); }

}  // namespace
}  // namespace candour::notification
