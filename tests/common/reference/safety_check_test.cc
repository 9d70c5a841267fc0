#include "services/common/reference/safety_check.h"

#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour {
namespace {

using reference::v1::SafetyCues;

std::string Problem(const SafetyCues& cues) { return std::string(CheckSafetyCues(cues).message()); }

std::string ProblemOf(const std::string& phrase) {
  SafetyCues cues = tests::Law().safety_cues;
  *cues.mutable_kinds(0)->mutable_phrases(0) = phrase;
  return Problem(cues);
}

TEST(CheckSafetyCuesTest, AcceptsOurOwn) { EXPECT_EQ(Problem(tests::Law().safety_cues), ""); }

TEST(CheckSafetyCuesTest, RefusesAPhraseThatCannotBeRead) {
  EXPECT_EQ(ProblemOf("… floor"), "kinds[0].phrases[0]: ends in a gap");
  EXPECT_EQ(ProblemOf("on @nowhere"), "kinds[0].phrases[0]: there is no list of words @nowhere");
  EXPECT_EQ(ProblemOf("Floor"), "kinds[0].phrases[0]: \"Floor\" is no word in small letters");
  EXPECT_EQ(ProblemOf("a b*"), "kinds[0].phrases[0]: \"b*\" is no word in small letters");
  EXPECT_EQ(ProblemOf("on  floor"), "kinds[0].phrases[0]: \"\" is no word in small letters");
}

TEST(CheckSafetyCuesTest, NeedsAnHourThatSomebodyCanKeep) {
  SafetyCues cues = tests::Law().safety_cues;
  cues.mutable_kinds(1)->set_within_minutes(0);
  EXPECT_EQ(Problem(cues), "kinds[1].within_minutes: must be within 1 and 1440");
}

TEST(CheckSafetyCuesTest, RefusesAKindTwice) {
  SafetyCues cues = tests::Law().safety_cues;
  cues.mutable_kinds(1)->set_code(cues.kinds(0).code());
  EXPECT_EQ(Problem(cues), "kinds[1].code: stands there twice");
}

}  // namespace
}  // namespace candour
