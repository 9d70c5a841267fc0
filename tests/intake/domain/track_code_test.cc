#include "services/intake/domain/track_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace candour::intake {
namespace {

TEST(TrackCodeTest, IsEasyToReadOut) {
  EXPECT_THAT(NewTrackCode(), ::testing::MatchesRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
  EXPECT_THAT(NewTrackCode(), ::testing::Not(::testing::MatchesRegex(".*[ILOU].*")));
}

TEST(TrackCodeTest, IsNeverTheSame) {
  std::set<std::string> codes;
  for (int i = 0; i < 100; ++i) codes.insert(NewTrackCode());

  EXPECT_EQ(codes.size(), 100U);
}

TEST(TrackCodeTest, MayBeTypedAsPeopleType) {
  EXPECT_TRUE(IsTrackCode("k7qd m2xp 9t40", "K7QD-M2XP-9T40"));
  EXPECT_TRUE(IsTrackCode("K7QDM2XP9T4O", "K7QD-M2XP-9T40"));
  EXPECT_TRUE(IsTrackCode("l7qd-m2xp-9t4i", "17QD-M2XP-9T41"));
}

TEST(TrackCodeTest, IsNoOther) {
  EXPECT_FALSE(IsTrackCode("K7QD-M2XP-9T41", "K7QD-M2XP-9T40"));
  EXPECT_FALSE(IsTrackCode("K7QD-M2XP", "K7QD-M2XP-9T40"));
  EXPECT_FALSE(IsTrackCode("", "K7QD-M2XP-9T40"));
}

TEST(TrackCodeTest, OpensNothingWhereThereIsNone) {
  EXPECT_FALSE(IsTrackCode("", ""));
  EXPECT_FALSE(IsTrackCode("-", ""));
}

}  // namespace
}  // namespace candour::intake
