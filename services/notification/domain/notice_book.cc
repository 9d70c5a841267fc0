#include "services/notification/domain/notice_book.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "services/common/day/day.h"
#include "services/notification/domain/dates.h"

namespace candour::notification {
namespace {

constexpr const char* kClosing = "CLOSING";

absl::Status Wrong(const reference::v1::Notice& notice, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("notice ", notice.code(), ": ", what));
}

// Names are declared, required names are said, the subject says nothing of the matter.
absl::Status CheckNotice(const reference::v1::Notice& notice) {
  if (notice.code().empty() || notice.version() < 1 || notice.body().empty()) {
    return Wrong(notice, "code, version and body are needed");
  }
  const absl::StatusOr<std::set<std::string>> body = NamesIn(notice.body());
  if (!body.ok()) return Wrong(notice, body.status().message());
  const absl::StatusOr<std::set<std::string>> subject = NamesIn(notice.subject());
  if (!subject.ok()) return Wrong(notice, subject.status().message());
  std::set<std::string> declared;
  for (const reference::v1::Placeholder& placeholder : notice.placeholders()) {
    declared.insert(placeholder.name());
    if (placeholder.required() && body->count(placeholder.name()) == 0 &&
        subject->count(placeholder.name()) == 0) {
      return Wrong(notice, absl::StrCat("must say {{", placeholder.name(), "}} and does not"));
    }
  }
  for (const std::string& name : *body) {
    if (declared.count(name) == 0) return Wrong(notice, absl::StrCat("{{", name, "}} is unknown"));
  }
  for (const std::string& name : *subject) {
    if (name != "reference" && name != "council") {
      return Wrong(notice, absl::StrCat("its subject must not say {{", name, "}}"));
    }
  }
  return absl::OkStatus();
}

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

}  // namespace

absl::StatusOr<NoticeBook> NoticeBook::Make(
    std::vector<reference::v1::Notice> notices, const reference::v1::DelayReasons& reasons,
    const reference::v1::SayableSteps& steps,
    const std::vector<reference::v1::Authority>& authorities) {
  NoticeBook book;
  for (reference::v1::Notice& notice : notices) {
    const absl::Status checked = CheckNotice(notice);
    if (!checked.ok()) return checked;
    const std::string code = notice.code();
    if (!book.notices_.emplace(code, std::move(notice)).second) {
      return absl::InvalidArgumentError(absl::StrCat("notice ", code, " occurs twice"));
    }
  }
  if (!book.Has(kClosing)) return absl::InvalidArgumentError("the notices have no closing");
  for (const reference::v1::DelayReason& reason : reasons.reasons()) {
    book.reasons_.emplace(reason.code(), reason);
  }
  for (const reference::v1::SayableStep& step : steps.steps()) {
    if (step.text().empty()) {
      return absl::InvalidArgumentError(absl::StrCat("step ", step.code(), " has no words"));
    }
    book.steps_.emplace(step.code(), step.text());
  }
  for (const reference::v1::Authority& authority : authorities) {
    book.authorities_.emplace(authority.id(), authority);
  }
  return book;
}

absl::StatusOr<Rendered> NoticeBook::Render(const std::string& code, const Filling& filling) const {
  const auto found = notices_.find(code);
  if (found == notices_.end() || code == kClosing) {
    return absl::NotFoundError(absl::StrCat("there is no text for notice ", code));
  }
  std::set<absl::CivilDay> known = filling.other_days;
  Values values;
  for (const reference::v1::Notice* notice : {&found->second, &notices_.at(kClosing)}) {
    for (const reference::v1::Placeholder& placeholder : notice->placeholders()) {
      const std::string& name = placeholder.name();
      const auto text = filling.texts.find(name);
      const auto day = filling.days.find(name);
      if (placeholder.kind() == reference::v1::PLACEHOLDER_KIND_DAY && day != filling.days.end()) {
        values[name] = InWords(day->second);
        known.insert(day->second);
      } else if (text != filling.texts.end()) {
        values[name] = placeholder.kind() == reference::v1::PLACEHOLDER_KIND_LINES
                           ? ManyLines(text->second)
                           : OneLine(text->second);
      }
      if (placeholder.required() && values[name].empty()) {
        return Wrong(*notice, absl::StrCat("{{", name, "}} has no value"));
      }
    }
  }
  const absl::StatusOr<std::string> subject = Fill(found->second.subject(), values);
  const absl::StatusOr<std::string> body =
      Fill(absl::StrCat(found->second.body(), "\n\n", notices_.at(kClosing).body()), values);
  if (!subject.ok()) return subject.status();
  if (!body.ok()) return body.status();
  const absl::Status dates = CheckDates(*body, known);
  if (!dates.ok()) return dates;
  return Rendered{*subject, absl::StrCat(*body, "\n"), found->second.version()};
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

const reference::v1::Authority* NoticeBook::FindAuthority(const std::string& id) const {
  const auto authority = authorities_.find(id);
  return authority == authorities_.end() ? nullptr : &authority->second;
}

}  // namespace candour::notification
