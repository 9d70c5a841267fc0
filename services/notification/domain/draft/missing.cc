#include "services/notification/domain/draft/missing.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace candour::notification {
namespace {

struct Fact {
  std::string_view name;
  std::string_view words;
};

// What stands for each name of a notice's text.
constexpr std::array<Fact, 45> kFacts = {{
    {"actions", "what is done about it, with days"},
    {"actions_by", "the days of the recommendations"},
    {"agreed", "what was agreed, in words for the person"},
    {"agreed_on", "the agreement of a longer period"},
    {"answered_on", "the day on which the answer was sent"},
    {"appeal_by", "by when the person can appeal"},
    {"appeal_to", "to whom the person can appeal"},
    {"asked_on", "when the next stage was asked for"},
    {"cared_for_name", "the name of the person receiving care"},
    {"conclusions", "the conclusions of the answer"},
    {"council_part", "which points the council handles itself"},
    {"decision", "a decision of the Ombudsman that we have words for"},
    {"done", "which promised action was done"},
    {"escalate_by", "by when the answer can be taken further"},
    {"expected_by", "a day after the six months: propose a longer period"},
    {"from_day", "from when contact is limited"},
    {"how_considered", "how the complaint was considered"},
    {"lead_body", "the name of the body that leads"},
    {"method", "how it will be looked into: say it in the plan"},
    {"new_response_by", "the new day for the answer"},
    {"next_stage", "what the next stage is: its words stand in the reference data"},
    {"other_route", "where else the person can turn"},
    {"partner", "the name of every other body: say it when you record who leads"},
    {"plan_by", "the day of the plan"},
    {"points", "the words of any point"},
    {"proposed_by", "the day that is proposed"},
    {"provider", "the name of every provider"},
    {"questions", "what is asked of them"},
    {"reason", "the reason"},
    {"record", "the words of any point"},
    {"response_by", "the day of the answer"},
    {"restriction", "how contact is limited"},
    {"review_by", "by when the limit is looked at again"},
    {"shared_what", "what the provider would see"},
    {"shared_with", "the name of the provider"},
    {"signed_by", "who signed the answer"},
    {"six_months_end", "when the six months end"},
    {"stage", "which stage it is"},
    {"stage_answer", "when this stage is answered: its words stand in the reference data"},
    {"their_contact", "how the other body can be reached"},
    {"to_name", "who is to get it"},
    {"told", "the new point"},
    {"transferred_to", "the name of the other body"},
    {"until_day", "until when contact is limited"},
    {"when_answered", "the day of the plan or of the answer"},
}};

std::string WordsFor(const std::string& name) {
  for (const Fact& fact : kFacts) {
    if (fact.name == name) return std::string(fact.words);
  }
  return absl::StrCat("a value for {{", name, "}}");
}

// What rendering takes from the council's own entry.
bool IsOfCouncil(const std::string& name, const NoticeBook& book, const Filling& filling) {
  static constexpr std::array<std::string_view, 9> kOwn = {
      "council",      "team",     "contact_name", "contact_phone", "contact_email",
      "contact_post", "advocacy", "ombudsman",    "signature"};
  const bool known = book.FindAuthority(filling.authority_id) != nullptr;
  return known && std::count(kOwn.begin(), kOwn.end(), name) > 0;
}

}  // namespace

std::string MissingFacts(const reference::v1::Notice& notice, const Filling& filling,
                         const NoticeBook& book) {
  std::vector<std::string> missing;
  for (const std::string& name : book.RequiredBy(notice)) {
    const auto text = filling.texts.find(name);
    const bool said = text != filling.texts.end() && !OneLine(text->second).empty();
    if (said || filling.days.contains(name) || IsOfCouncil(name, book, filling)) continue;
    missing.push_back(WordsFor(name));
  }
  if (missing.empty()) return "";
  return absl::StrCat("The case does not say: ", absl::StrJoin(missing, "; "), ".");
}

}  // namespace candour::notification
