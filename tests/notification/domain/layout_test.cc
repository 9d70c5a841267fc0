#include "services/notification/domain/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::notification {
namespace {

using ::testing::ElementsAre;

TEST(LayoutTest, TellsHeadingsParagraphsAndLists) {
  const std::vector<Block> blocks = BlocksOf("# Why\n\nOne\ntwo\n\n- a\n- b\n\n- c\n\nThree");

  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[0].kind, Block::Kind::kHeading);
  EXPECT_THAT(blocks[0].lines, ElementsAre("Why"));
  EXPECT_THAT(blocks[1].lines, ElementsAre("One", "two"));
  EXPECT_EQ(blocks[2].kind, Block::Kind::kList);
  EXPECT_THAT(blocks[2].lines, ElementsAre("a", "b", "c"));
  EXPECT_THAT(blocks[3].lines, ElementsAre("Three"));
}

TEST(LayoutTest, ReadsAListUnderALineOfItsParagraph) {
  const std::vector<Block> blocks = BlocksOf("Since then:\n- a\nand more");

  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[1].kind, Block::Kind::kList);
  EXPECT_THAT(blocks[2].lines, ElementsAre("and more"));
}

TEST(LayoutTest, WritesHeadingsPlain) {
  EXPECT_EQ(PlainText("# Why\n\n- a # b\n"), "Why\n\n- a # b\n");
}

TEST(LayoutTest, LeavesOutHeadingsWithNothingUnderThem) {
  EXPECT_EQ(WithoutBareHeadings("# One\n\n# Two\n\ntext\n\n# Three"), "# Two\n\ntext");
}

TEST(LayoutTest, KeepsTheLinesOfOthersFromBecomingHeadings) {
  EXPECT_EQ(BlocksOf(WithoutHeadings("# loud")).front().kind, Block::Kind::kParagraph);
}

}  // namespace
}  // namespace candour::notification
