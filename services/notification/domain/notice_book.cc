#include "services/notification/domain/notice_book.h"

#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/common/day/day.h"
#include "services/notification/domain/dates.h"
#include "services/notification/domain/notice_check.h"
#include "services/notification/domain/plain_english.h"

namespace candour::notification {
namespace {

using reference::v1::Notice;

// A fact in the words that the person reads. The days that it names are known from then on.
absl::StatusOr<std::string> FactInWords(const std::string& fact, std::set<absl::CivilDay>& days) {
  absl::CivilDay day;
  if (absl::ParseCivilTime(fact, &day)) {
    days.insert(day);
    return InWords(day);
  }
  std::string words = OneLine(fact);
  const absl::StatusOr<std::set<absl::CivilDay>> named = DatesIn(words);
  if (!named.ok()) return named.status();
  days.insert(named->begin(), named->end());
  if (named->size() == 1 && absl::EndsWith(InWords(*named->begin()), words)) {
    return InWords(*named->begin());
  }
  return words;
}

using Words = std::map<std::string, Notice>;

const Notice* In(const Words& words, const std::string& code) {
  const auto found = words.find(code);
  return found == words.end() ? nullptr : &found->second;
}

void AddFaults(const Notice& notice, const Words& words, const std::string& where,
               std::vector<std::string>& faults) {
  const Notice* closing = nullptr;
  if (!IsPartOfOthers(notice.code())) {
    if (notice.audience() == reference::v1::AUDIENCE_UNSPECIFIED) {
      faults.push_back(absl::StrCat(where, "notice ", notice.code(), ": say to whom it goes"));
      return;
    }
    closing = In(words, ClosingFor(notice.audience()));
    if (closing == nullptr) {
      faults.push_back(absl::StrCat(where, "notice ", notice.code(), ": has no closing"));
      return;
    }
  }
  for (const std::string& fault : FaultsOf(notice, closing)) {
    faults.push_back(absl::StrCat(where, fault));
  }
}

// The parts of others first: a notice is read together with them.
void AddFaults(const Words& words, const std::string& where, std::vector<std::string>& faults) {
  for (const bool part : {true, false}) {
    for (const auto& [code, notice] : words) {
      if (IsPartOfOthers(code) == part) AddFaults(notice, words, where, faults);
    }
    if (!faults.empty()) return;
  }
}

absl::StatusOr<Words> ByCode(const std::vector<Notice>& notices) {
  Words words;
  for (const Notice& notice : notices) {
    if (!words.emplace(notice.code(), notice).second) {
      return absl::InvalidArgumentError(absl::StrCat("notice ", notice.code(), " occurs twice"));
    }
  }
  return words;
}

// All words of one council: its own, and the others for all.
absl::StatusOr<Words> WithOwn(const Words& words, const std::vector<Notice>& own) {
  const absl::StatusOr<Words> changed = ByCode(own);
  if (!changed.ok()) return changed.status();
  Words all = words;
  for (const auto& [code, notice] : *changed) {
    const Notice* base = In(words, code);
    if (base == nullptr) {
      return absl::InvalidArgumentError(absl::StrCat("there is no notice ", code, " to put"));
    }
    const absl::StatusOr<Notice> merged = InOwnWords(*base, notice);
    if (!merged.ok()) return merged.status();
    all[code] = *merged;
  }
  return all;
}

void AddFaults(const reference::v1::DelayReasons& reasons, std::vector<std::string>& faults) {
  for (const reference::v1::DelayReason& reason : reasons.reasons()) {
    std::string text = reason.text();
    for (const std::string& name : reason.placeholders()) {
      const char* sample = name == "date" ? "Wednesday 3 February 2027" : "the council";
      text = absl::StrReplaceAll(text, {{absl::StrCat("{", name, "}"), sample}});
    }
    for (const std::string& fault : FaultsOf(text, Measure{25, 30, 9})) {
      faults.push_back(absl::StrCat("reason ", reason.code(), ": ", fault));
    }
  }
}

void AddFaults(const reference::v1::FixedWordList& words, std::vector<std::string>& faults) {
  std::set<std::string> keys;
  for (const reference::v1::FixedWords& each : words.words()) {
    const std::string where = absl::StrCat("fixed words ", each.key(), ": ");
    if (each.text().empty()) faults.push_back(absl::StrCat(where, "have no text"));
    if (!keys.insert(each.key()).second) faults.push_back(absl::StrCat(where, "stand there twice"));
    for (const std::string& fault : FaultsOf(each.text(), Measure{25, 30, 10})) {
      faults.push_back(absl::StrCat(where, fault));
    }
  }
}

}  // namespace

std::vector<std::string> FaultsOf(const NoticeTexts& texts,
                                  const reference::v1::DelayReasons& reasons) {
  std::vector<std::string> faults;
  const absl::StatusOr<Words> words = ByCode(texts.notices);
  if (!words.ok()) return {std::string(words.status().message())};
  AddFaults(*words, "", faults);
  for (const auto& [authority_id, own] : texts.own_words) {
    const absl::StatusOr<Words> all = WithOwn(*words, own);
    if (!all.ok()) {
      faults.push_back(absl::StrCat(authority_id, ": ", all.status().message()));
    } else if (faults.empty()) {
      AddFaults(*all, absl::StrCat(authority_id, ": "), faults);
    }
  }
  AddFaults(reasons, faults);
  return faults;
}

absl::StatusOr<NoticeBook> NoticeBook::Make(
    const NoticeTexts& texts, const reference::v1::DelayReasons& reasons,
    const reference::v1::SayableSteps& steps,
    const std::vector<reference::v1::Authority>& authorities,
    const reference::v1::FixedWordList& words) {
  std::vector<std::string> faults = FaultsOf(texts, reasons);
  AddFaults(words, faults);
  if (!faults.empty()) return absl::InvalidArgumentError(absl::StrJoin(faults, "; "));
  NoticeBook book;
  book.notices_ = *ByCode(texts.notices);
  for (const auto& [authority_id, own] : texts.own_words) {
    book.own_words_[authority_id] = *WithOwn(book.notices_, own);
  }
  for (const reference::v1::DelayReason& reason : reasons.reasons()) {
    book.reasons_.emplace(reason.code(), reason);
  }
  for (const reference::v1::SayableStep& step : steps.steps()) {
    if (step.text().empty()) {
      return absl::InvalidArgumentError(absl::StrCat("step ", step.code(), " has no words"));
    }
    book.steps_.emplace(step.code(), step.text());
  }
  for (const reference::v1::FixedWords& each : words.words()) {
    book.fixed_words_.emplace(each.key(), each.text());
  }
  for (const reference::v1::Authority& authority : authorities) {
    book.authorities_.emplace(authority.id(), authority);
  }
  return book;
}

const Notice* NoticeBook::Words(const std::string& code, const std::string& authority_id) const {
  const auto own = own_words_.find(authority_id);
  return In(own == own_words_.end() ? notices_ : own->second, code);
}

const Notice* NoticeBook::Find(const std::string& code, const std::string& authority_id) const {
  return IsPartOfOthers(code) ? nullptr : Words(code, authority_id);
}

bool NoticeBook::IsWithheld(const std::string& code, bool approved) const {
  const auto reason = reasons_.find(code);
  return reason == reasons_.end() ||
         (!approved && reason->second.approval() != reference::v1::APPROVAL_NONE);
}

absl::StatusOr<std::string> NoticeBook::ReasonText(const std::string& code, bool approved,
                                                   const Values& facts,
                                                   std::set<absl::CivilDay>& days) const {
  const auto found = reasons_.find(code);
  if (found == reasons_.end()) {
    return absl::InvalidArgumentError(absl::StrCat("there is no delay reason ", code));
  }
  const reference::v1::DelayReason& reason = found->second;
  if (IsWithheld(code, approved)) {
    if (!reason.text_before_approval().empty()) return reason.text_before_approval();
    return absl::InvalidArgumentError(absl::StrCat(code, " may not leave before it is approved"));
  }
  // The reason's own braces are single; a fact's braces must stay as they are.
  Values values;
  std::string text = absl::StrReplaceAll(reason.text(), {{"{", "{{"}, {"}", "}}"}});
  for (const std::string& name : reason.placeholders()) {
    const auto fact = facts.find(name);
    if (fact == facts.end() || OneLine(fact->second).empty()) {
      return absl::InvalidArgumentError(absl::StrCat(code, " needs {", name, "}"));
    }
    const absl::StatusOr<std::string> words = FactInWords(fact->second, days);
    if (!words.ok()) return words.status();
    values[name] = *words;
  }
  return Fill(text, values);
}

std::string NoticeBook::StepText(const std::string& code) const {
  const auto step = steps_.find(code);
  return step == steps_.end() ? "" : step->second;
}

std::string NoticeBook::FixedWordsOf(const std::string& key) const {
  const auto words = fixed_words_.find(key);
  return words == fixed_words_.end() ? "" : words->second;
}

std::vector<std::string> NoticeBook::RequiredBy(const Notice& notice) const {
  std::vector<std::string> names;
  const auto closing = notices_.find(ClosingFor(notice.audience()));
  for (const Notice* each : {&notice, closing == notices_.end() ? nullptr : &closing->second}) {
    if (each == nullptr) continue;
    for (const reference::v1::Placeholder& placeholder : each->placeholders()) {
      if (placeholder.required()) names.push_back(placeholder.name());
    }
  }
  return names;
}

const reference::v1::Authority* NoticeBook::FindAuthority(const std::string& id) const {
  const auto authority = authorities_.find(id);
  return authority == authorities_.end() ? nullptr : &authority->second;
}

}  // namespace candour::notification
