#include "clients/cli/story_player.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace candour::cli {
namespace {

constexpr const char* kLater =
    R"({"at":"2026-04-08T10:00:00+01:00","by":"demo-handler","case":"a","act":{"close":{}}})";
constexpr const char* kEarlier =
    R"({"at":"2026-04-07T10:00:00+01:00","by":"demo-handler","case":"a","act":{"withdraw":{}}})";

absl::StatusOr<std::vector<StoryLine>> StoryIn(const std::string& text) {
  const ScratchFolder folder;
  const std::string path = (folder.Path() / "story.jsonl").string();
  std::ofstream(path) << text;
  return ReadStory(path);
}

TEST(StoryTest, GivesTheLinesInOrderOfTime) {
  const auto story = StoryIn(std::string{kLater} + "\n" + kEarlier + "\n");

  ASSERT_TRUE(story.ok());
  ASSERT_EQ(story->size(), 2U);
  EXPECT_TRUE(story->at(0).act.has_withdraw());
  EXPECT_TRUE(story->at(1).act.has_close());
}

TEST(StoryTest, GivesALineTheSameRequestIdEveryTime) {
  const auto once = StoryIn(kLater);
  const auto again = StoryIn(std::string{kEarlier} + "\n" + kLater);

  ASSERT_TRUE(once.ok() && again.ok());
  EXPECT_EQ(once->at(0).request_id, again->at(1).request_id);
  EXPECT_NE(again->at(0).request_id, again->at(1).request_id);
}

TEST(StoryTest, NamesTheLineThatIsNotUnderstood) {
  const auto story = StoryIn(std::string{kLater} + "\n{\"at\":\"someday\"}\n");

  EXPECT_EQ(story.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(story.status().message().find("line 2"), absl::string_view::npos);
}

}  // namespace
}  // namespace candour::cli
