#include "services/common/follower/name_id.h"

#include <gtest/gtest.h>

namespace candour::follower {
namespace {

// Checked with Python: uuid.uuid5(uuid.UUID("4f0b3f0e-5d0c-4c57-9f3b-6d1c9e2a7b51"), name).
TEST(NameIdTest, IsVersionFiveOfTheName) {
  EXPECT_EQ(NamedId("analytics/milford/7/suggest_themes"), "d0c802f7-f820-54c1-8148-bb99d367bae1");
}

TEST(NameIdTest, FollowsFromTheCauseOfACommand) {
  EXPECT_EQ(RequestId("analytics", "milford", 7, "suggest_themes"),
            NamedId("analytics/milford/7/suggest_themes"));
}

TEST(NameIdTest, TellsSeveralCommandsOfOneEventApart) {
  EXPECT_NE(RequestId("analytics", "milford", 7, "suggest_themes", 1),
            RequestId("analytics", "milford", 7, "suggest_themes", 2));
}

}  // namespace
}  // namespace candour::follower
