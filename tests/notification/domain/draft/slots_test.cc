#include "services/notification/domain/draft/slots.h"

#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

TEST(SlotsTest, CutsALongTextAtTheEndOfASentence) {
  const std::string sentence(300, 'a');

  EXPECT_EQ(Gist("Short, and\nin two lines."), "Short, and in two lines.");
  EXPECT_EQ(Gist(sentence + ". " + sentence + "."), sentence + ". …");
}

TEST(SlotsTest, CutsASentenceWithoutAnEndAtAWord) {
  std::string words;
  while (words.size() < 600) words += "word ";

  EXPECT_EQ(Gist(words).substr(390), "word word …");
}

TEST(SlotsTest, JoinsNamesAsPeopleSayThem) {
  EXPECT_EQ(Joined({}), "");
  EXPECT_EQ(Joined({"A"}), "A");
  EXPECT_EQ(Joined({"A", "B", "C"}), "A, B and C");
}

// Proves NG-4.
TEST(SlotsTest, KnowsEveryDayThatItNames) {
  const Duty duty = DutyOf("N-15");
  const ledger::v1::CaseFile file = JeansCase();
  Slots slots(duty, file, Book());

  EXPECT_EQ(slots.Named(kMonday), "Monday 4 January 2027");
  EXPECT_EQ(slots.Result().other_days.count(kMonday), 1U);
}

TEST(SlotsTest, MakesAnEntryOfEachLine) {
  const Duty duty = DutyOf("N-03");
  const ledger::v1::CaseFile file = JeansCase();
  Slots slots(duty, file, Book());

  slots.List("points", {"One.", "Two\n# with a heading."});

  EXPECT_EQ(slots.Result().texts["points"], "- One.\n- Two # with a heading.");
}

}  // namespace
}  // namespace candour::notification
