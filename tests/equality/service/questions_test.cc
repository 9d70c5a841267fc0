#include "services/equality/service/questions.h"

#include <gtest/gtest.h>

#include "services/common/status/field_error.h"

namespace candour::equality {
namespace {

v1::RecordAnswersRequest Answered(const std::string& question, const std::string& answer) {
  v1::RecordAnswersRequest request;
  request.add_answers()->set_question(question);
  request.mutable_answers(0)->set_answer(answer);
  return request;
}

std::string FieldOf(const absl::Status& status) {
  const auto violations = FieldViolationsOf(status);
  return violations.empty() ? "" : violations.front().field;
}

v1::AnswerCount& Add(v1::CountAnswersResponse& counts, const std::string& answer, int people) {
  v1::AnswerCount& count = *counts.add_counts();
  count.set_question("sex");
  count.set_answer(answer);
  count.set_people(people);
  return count;
}

// Proves A-05.
TEST(QuestionsTest, EveryOneMayBeLeftUnanswered) {
  ASSERT_EQ(Questions().size(), 11U);
  for (const v1::Question& question : Questions()) {
    EXPECT_EQ(question.choices().rbegin()->code(), kPreferNotToSay) << question.code();
  }
}

TEST(QuestionsTest, OnlyAnswersOfTheListAreTaken) {
  EXPECT_TRUE(CheckAnswers(Answered("age_band", "85_over")).ok());
  EXPECT_TRUE(CheckAnswers(Answered("religion", "prefer_not_to_say")).ok());
  EXPECT_EQ(FieldOf(CheckAnswers(Answered("income", "high"))), "answers[0].question");
  EXPECT_EQ(FieldOf(CheckAnswers(Answered("age_band", "ancient"))), "answers[0].answer");
  v1::RecordAnswersRequest twice = Answered("sex", "female");
  *twice.add_answers() = twice.answers(0);
  EXPECT_EQ(FieldOf(CheckAnswers(twice)), "answers[1].question");
}

// Proves A-05.
TEST(HideSmallTest, HidesFewAndWhatWouldTellThem) {
  v1::CountAnswersResponse counts;
  Add(counts, "female", 20);
  Add(counts, "male", 9);
  Add(counts, "prefer_not_to_say", 2);
  HideSmall(counts);
  EXPECT_FALSE(counts.counts(0).hidden());
  EXPECT_TRUE(counts.counts(1).hidden());
  EXPECT_TRUE(counts.counts(2).hidden());
  EXPECT_EQ(counts.counts(2).people(), 0);
}

TEST(HideSmallTest, ShowsWhatIsManyEnough) {
  v1::CountAnswersResponse counts;
  Add(counts, "female", 5);
  Add(counts, "male", 9);
  HideSmall(counts);
  EXPECT_FALSE(counts.counts(0).hidden());
  EXPECT_FALSE(counts.counts(1).hidden());
}

}  // namespace
}  // namespace candour::equality
