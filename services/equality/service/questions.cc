#include "services/equality/service/questions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"

namespace candour::equality {
namespace {

// Counts of 1 to this many are hidden.
constexpr std::int64_t kMostHidden = 4;

using Choices = std::vector<std::pair<std::string_view, std::string_view>>;

v1::Question Asked(std::string_view code, std::string_view words, const Choices& choices) {
  v1::Question question;
  question.set_code(std::string(code));
  question.set_words(std::string(words));
  const auto add = [&question](std::string_view choice, std::string_view choice_words) {
    question.add_choices()->set_code(std::string(choice));
    question.mutable_choices()->rbegin()->set_words(std::string(choice_words));
  };
  for (const auto& [choice, choice_words] : choices) add(choice, choice_words);
  add(kPreferNotToSay, "Prefer not to say");
  return question;
}

const Choices& YesOrNo() {
  static const Choices kChoices = {{"yes", "Yes"}, {"no", "No"}};
  return kChoices;
}

v1::Question EthnicGroup() {
  return Asked("ethnic_group", "Ethnic group (Census 2021)",
               {{"asian", "Asian, Asian British or Asian Welsh"},
                {"black", "Black, Black British, Black Welsh, Caribbean or African"},
                {"mixed", "Mixed or multiple ethnic groups"},
                {"white", "White"},
                {"other", "Other ethnic group"}});
}

v1::Question Impairment() {
  return Asked("impairment", "Disability or impairment",
               {{"none", "None"},
                {"physical", "Physical or mobility"},
                {"sensory", "Sight or hearing"},
                {"learning", "Learning disability"},
                {"mental_health", "Mental health"},
                {"autism", "Autism"},
                {"memory", "Memory or dementia"},
                {"long_term_illness", "Long-term illness"},
                {"other", "Other"}});
}

v1::Question Religion() {
  return Asked("religion", "Religion or belief",
               {{"none", "No religion"},
                {"buddhist", "Buddhist"},
                {"christian", "Christian"},
                {"hindu", "Hindu"},
                {"jewish", "Jewish"},
                {"muslim", "Muslim"},
                {"sikh", "Sikh"},
                {"other", "Other"}});
}

std::vector<v1::Question> AllQuestions() {
  return {
      Asked("age_band", "Age",
            {{"18_24", "18 to 24"},
             {"25_44", "25 to 44"},
             {"45_64", "45 to 64"},
             {"65_74", "65 to 74"},
             {"75_84", "75 to 84"},
             {"85_over", "85 and over"}}),
      Asked("sex", "Sex", {{"female", "Female"}, {"male", "Male"}}),
      Asked("gender_same_as_birth", "Is your gender identity the same as your sex at birth?",
            YesOrNo()),
      EthnicGroup(),
      Impairment(),
      Religion(),
      Asked("sexual_orientation", "Sexual orientation",
            {{"heterosexual", "Straight or heterosexual"},
             {"gay_or_lesbian", "Gay or lesbian"},
             {"bisexual", "Bisexual"},
             {"other", "Other"}}),
      Asked("partnership", "Marriage or civil partnership",
            {{"single", "Neither"},
             {"married", "Married"},
             {"civil_partnership", "In a civil partnership"},
             {"widowed", "Widowed or surviving partner"},
             {"separated", "Separated, divorced or dissolved"}}),
      Asked("pregnancy", "Pregnant, or had a baby in the last 26 weeks", YesOrNo()),
      Asked("carer", "Do you look after somebody without pay?", YesOrNo()),
      Asked("first_language", "First language",
            {{"english", "English"},
             {"bsl", "British Sign Language"},
             {"welsh", "Welsh"},
             {"polish", "Polish"},
             {"punjabi", "Punjabi"},
             {"urdu", "Urdu"},
             {"bengali", "Bengali"},
             {"other", "Other"}}),
  };
}

const v1::Question* FindQuestion(const std::string& code) {
  const auto& all = Questions();
  const auto found = std::find_if(
      all.begin(), all.end(), [&code](const v1::Question& each) { return each.code() == code; });
  return found == all.end() ? nullptr : &*found;
}

bool Has(const v1::Question& question, const std::string& answer) {
  return std::any_of(question.choices().begin(), question.choices().end(),
                     [&answer](const v1::Choice& each) { return each.code() == answer; });
}

void Hide(v1::AnswerCount& count) {
  count.set_people(0);
  count.set_hidden(true);
}

}  // namespace

const std::vector<v1::Question>& Questions() {
  static const std::vector<v1::Question> kQuestions = AllQuestions();
  return kQuestions;
}

absl::Status CheckAnswers(const v1::RecordAnswersRequest& request) {
  std::set<std::string> asked;
  for (int i = 0; i < request.answers_size(); ++i) {
    const v1::Answer& answer = request.answers(i);
    const std::string field = absl::StrCat("answers[", i, "]");
    const v1::Question* question = FindQuestion(answer.question());
    if (question == nullptr) return FieldError(field + ".question", "nobody asks this");
    if (!asked.insert(answer.question()).second) {
      return FieldError(field + ".question", "it is answered twice");
    }
    if (!Has(*question, answer.answer())) {
      return FieldError(field + ".answer", "choose one of the answers of this question");
    }
  }
  return absl::OkStatus();
}

void HideSmall(v1::CountAnswersResponse& counts) {
  std::map<std::string, std::vector<v1::AnswerCount*>> by_question;
  for (v1::AnswerCount& each : *counts.mutable_counts()) {
    by_question[each.question()].push_back(&each);
  }
  for (auto& [question, answers] : by_question) {
    std::vector<v1::AnswerCount*> shown;
    for (v1::AnswerCount* each : answers) {
      if (each->people() > 0 && each->people() <= kMostHidden) {
        Hide(*each);
      } else if (each->people() > 0) {
        shown.push_back(each);
      }
    }
    const auto hidden = static_cast<std::size_t>(
        std::count_if(answers.begin(), answers.end(),
                      [](const v1::AnswerCount* each) { return each->hidden(); }));
    if (hidden != 1 || shown.empty()) continue;
    Hide(**std::min_element(shown.begin(), shown.end(),
                            [](const v1::AnswerCount* a, const v1::AnswerCount* b) {
                              return a->people() < b->people();
                            }));
  }
}

}  // namespace candour::equality
