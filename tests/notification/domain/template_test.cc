#include "services/notification/domain/template.h"

#include <gtest/gtest.h>

namespace candour::notification {
namespace {

TEST(TemplateTest, PutsValuesWhereTheirNamesStand) {
  EXPECT_EQ(*Fill("Dear {{name}},\n\nby {{day}}.", {{"name", "Jean"}, {"day", "Monday"}}),
            "Dear Jean,\n\nby Monday.");
}

TEST(TemplateTest, LeavesOutAParagraphWhoseNameHasNoValue) {
  EXPECT_EQ(*Fill("One.\n\nTwo {{two}}.\n\nThree.", {{"two", ""}}), "One.\n\nThree.");
}

TEST(TemplateTest, LeavesOutOfAListTheItemsOnlyWhoseNameHasNoValue) {
  EXPECT_EQ(*Fill("- One {{one}}.\n- Two {{two}}.", {{"one", "1"}, {"two", ""}}), "- One 1.");
}

TEST(TemplateTest, NeverLooksIntoAValue) {
  EXPECT_EQ(*Fill("Dear {{name}}", {{"name", "{{day}} ((x)) <b>"}, {"day", "Monday"}}),
            "Dear {{day}} ((x)) <b>");
}

TEST(TemplateTest, RefusesABraceThatIsLeftOpen) {
  EXPECT_EQ(Fill("Dear {{name", {}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(TemplateTest, RefusesWhatIsNoName) {
  EXPECT_EQ(NamesIn("Dear {{#name}}").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(TemplateTest, ALineCannotBeBroken) {
  EXPECT_EQ(OneLine("Jean\r\nBcc: all@example.org\tx"), "Jean Bcc: all@example.org x");
}

TEST(TemplateTest, ALineCannotTurnTheDirectionOfWhatFollows) {
  EXPECT_EQ(OneLine("Jean\u202e\u2066\u200f Ashworth"), "Jean Ashworth");
}

TEST(TemplateTest, ALineKeepsLettersOfEveryAlphabet) {
  EXPECT_EQ(OneLine("Zoë O'Błoński שלום"), "Zoë O'Błoński שלום");
}

TEST(TemplateTest, LinesKeepTheirBreaksAndOneEmptyLine) {
  EXPECT_EQ(ManyLines("\r\none\r\n\r\n\r\ntwo\rthree\n\n"), "one\n\ntwo\nthree");
}

}  // namespace
}  // namespace candour::notification
