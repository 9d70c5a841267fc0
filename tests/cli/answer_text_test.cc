#include "clients/cli/answer_text.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

v1::Answer AnAnswer() {
  v1::Answer answer;
  answer.set_considered("We read the invoices.\n\nWe asked the agency.");
  answer.set_conclusions("The bill was late.");
  v1::PointConclusion& point = *answer.add_points();
  point.set_point_id(2);
  point.set_outcome("NUP");
  point.set_words("The savings were counted once.");
  answer.set_action("proposed");
  v1::NewAction& action = *answer.add_actions();
  action.set_words("We will pay back £412.50.");
  action.mutable_due_by()->set_year(2026);
  action.mutable_due_by()->set_month(7);
  action.mutable_due_by()->set_day(31);
  answer.set_ombudsman_explained(true);
  return answer;
}

// Proves G-17.
TEST(AnswerTextTest, ComesBackAsItLeft) {
  const auto back = ParseAnswerText(AnswerText("ASC-2026-000123-4", AnAnswer()));

  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->DebugString(), AnAnswer().DebugString());
}

// A word processor may put other bullets and empty lines.
TEST(AnswerTextTest, TakesWhatAWordProcessorMakesOfIt) {
  const auto back = ParseAnswerText(
      "# Answer to ASC-2026-000123-4\n\n## Point 1: UPH\n\nIt was late.\n\n"
      "## Action: proposed\n\n-   2026-07-31: We reassess.\n\n"
      "## Right to go to the Ombudsman\n\n-   LGSCO: yes\n\n-   PHSO: no\n");

  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->points(0).words(), "It was late.");
  EXPECT_EQ(back->actions(0).words(), "We reassess.");
  EXPECT_TRUE(back->ombudsman_explained());
  EXPECT_FALSE(back->health_ombudsman_explained());
}

// Proves G-17. What Markdown would swallow comes back too.
TEST(AnswerTextTest, KeepsMarksThatMeanSomethingElsewhere) {
  v1::Answer answer = AnAnswer();
  answer.set_considered("We read [the] log *twice* and found <nothing> for 3\\4 May.");
  const std::string text = AnswerText("ASC-2026-000123-4", answer);
  EXPECT_NE(text.find("\\[the\\]"), std::string::npos);

  const auto back = ParseAnswerText(text);

  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->considered(), answer.considered());
}

TEST(AnswerTextTest, DropsNothingThatSomebodyWrote) {
  EXPECT_FALSE(ParseAnswerText("Dear Mrs Amos,").ok());
  EXPECT_FALSE(ParseAnswerText("## A part of my own\n\nWords.").ok());
  EXPECT_FALSE(ParseAnswerText("## Point one: UPH\n\nWords.").ok());
  EXPECT_FALSE(ParseAnswerText("## Action: proposed\n\n- soon: We reassess.").ok());
}

}  // namespace
}  // namespace candour::cli
