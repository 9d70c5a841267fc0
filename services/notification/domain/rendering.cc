#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/notification/domain/dates.h"
#include "services/notification/domain/layout.h"
#include "services/notification/domain/notice_book.h"
#include "services/notification/domain/notice_check.h"

namespace candour::notification {
namespace {

using reference::v1::Authority;
using reference::v1::Notice;
using reference::v1::Placeholder;

// Stands for a quotation while dates are looked for: the days in it are not our promises.
constexpr const char* kQuoted = "(quoted)";

Values ContactOf(const Authority& authority) {
  return {{"council", authority.council()},
          {"team", authority.team()},
          {"contact_name", authority.contact_name()},
          {"contact_phone", authority.phone()},
          {"contact_email", authority.email()},
          {"contact_post", absl::StrJoin(authority.post(), "\n")},
          {"advocacy", authority.advocacy()},
          {"ombudsman", authority.ombudsman()},
          {"ombudsman_post", absl::StrJoin(authority.ombudsman_post(), "\n")},
          {"health_ombudsman", authority.health_ombudsman()}};
}

}  // namespace

// Fills in one text and what stands around it.
class Rendering {
 public:
  Rendering(const NoticeBook& book, const Filling& filling)
      : book_(book), filling_(filling), known_(filling.other_days), texts_(filling.texts) {
    if (const Authority* authority = book.FindAuthority(filling.authority_id)) {
      for (const auto& [name, text] : ContactOf(*authority)) texts_.emplace(name, text);
    }
    texts_.emplace("signature", absl::StrCat(TextOf("contact_name"), "\n", TextOf("team"), "\n",
                                             TextOf("council")));
    if (!filling.joint) texts_["health_ombudsman"].clear();
  }

  // Takes the values of `notice`. InvalidArgument when one is missing.
  absl::Status Take(const Notice& notice) {
    for (const Placeholder& placeholder : notice.placeholders()) {
      const std::string& name = placeholder.name();
      TakeOne(placeholder);
      const bool joint = filling_.joint && name == "health_ombudsman";
      if ((placeholder.required() || joint) && values_[name].empty()) {
        return absl::InvalidArgumentError(
            absl::StrCat("notice ", notice.code(), ": {{", name, "}} has no value"));
      }
    }
    return absl::OkStatus();
  }

  // `text` with its names filled in, its dates checked.
  absl::StatusOr<std::string> Write(const std::string& text) const {
    const absl::StatusOr<std::string> promised = Fill(text, unquoted_);
    if (!promised.ok()) return promised.status();
    const absl::Status dates = CheckDates(*promised, known_);
    if (!dates.ok()) return dates;
    const absl::StatusOr<std::string> written = Fill(text, values_);
    if (!written.ok()) return written.status();
    return WithoutBareHeadings(*written);
  }

  const Notice* Words(const std::string& code) const {
    return book_.Words(code, filling_.authority_id);
  }

  void Add(const std::string& name, const std::string& value) {
    values_[name] = value;
    unquoted_[name] = value;
  }

 private:
  std::string TextOf(const std::string& name) const {
    const auto text = texts_.find(name);
    return text == texts_.end() ? "" : text->second;
  }

  void TakeOne(const Placeholder& placeholder) {
    const std::string& name = placeholder.name();
    const auto day = filling_.days.find(name);
    switch (placeholder.kind()) {
      case reference::v1::PLACEHOLDER_KIND_DAY:
        if (day == filling_.days.end()) return;
        known_.insert(day->second);
        return Add(name, InWords(day->second));
      case reference::v1::PLACEHOLDER_KIND_LINES:
        return Add(name, WithoutHeadings(ManyLines(TextOf(name))));
      case reference::v1::PLACEHOLDER_KIND_QUOTE:
        values_[name] = WithoutHeadings(ManyLines(TextOf(name)));
        unquoted_[name] = values_[name].empty() ? "" : kQuoted;
        return;
      default:
        return Add(name, OneLine(TextOf(name)));
    }
  }

  const NoticeBook& book_;
  const Filling& filling_;
  std::set<absl::CivilDay> known_;
  Values texts_;
  Values values_;
  Values unquoted_;
};

namespace {

// The words of `notice` in this format; nothing when there are none.
std::optional<std::string> WordsIn(const Notice& notice, Format format) {
  if (format != Format::kEasyRead) return notice.body();
  if (notice.easy_read().empty()) return std::nullopt;
  return notice.easy_read();
}

// The condolence stands after the greeting.
std::string WithCondolence(const std::string& body, const std::string& condolence) {
  const std::size_t end = body.find("\n\n");
  if (end == std::string::npos) return absl::StrCat(condolence, "\n\n", body);
  return absl::StrCat(body.substr(0, end), "\n\n", condolence, body.substr(end));
}

absl::Status Lacks(const std::string& code, const std::string& what) {
  return absl::FailedPreconditionError(absl::StrCat("notice ", code, ": ", what));
}

}  // namespace

absl::StatusOr<Rendered> NoticeBook::Render(const std::string& code, const Filling& filling) const {
  const Notice* notice = Find(code, filling.authority_id);
  if (notice == nullptr) {
    return absl::NotFoundError(absl::StrCat("there is no text for notice ", code));
  }
  if (filling.bereaved && notice->not_after_death()) {
    return Lacks(code, "it is not sent after a death");
  }
  Rendering rendering(*this, filling);
  const Notice& closing = *rendering.Words(ClosingFor(notice->audience()));
  const std::optional<std::string> body = WordsIn(*notice, filling.format);
  const std::optional<std::string> end = WordsIn(closing, filling.format);
  if (!body || !end) return Lacks(code, "there is no easy read of it: a person writes it");
  std::string text = absl::StrCat(*body, "\n\n", *end);
  absl::Status taken = rendering.Take(closing);
  if (taken.ok()) taken = rendering.Take(*notice);
  const Notice* bereavement = rendering.Words("BEREAVEMENT");
  if (taken.ok() && filling.bereaved && bereavement != nullptr) {
    taken = rendering.Take(*bereavement);
    text = WithCondolence(text, bereavement->body());
  }
  if (!taken.ok()) return taken;
  const absl::StatusOr<std::string> subject = rendering.Write(notice->subject());
  const absl::StatusOr<std::string> written = rendering.Write(text);
  if (!subject.ok()) return subject.status();
  if (!written.ok()) return written.status();
  return Rendered{*subject, absl::StrCat(*written, "\n"), notice->version(), filling.format};
}

absl::StatusOr<std::string> NoticeBook::RenderScript(const std::string& code,
                                                     const Filling& filling) const {
  const Notice* notice = Find(code, filling.authority_id);
  Rendering rendering(*this, filling);
  const Notice* frame = rendering.Words("PHONE");
  if (notice == nullptr || frame == nullptr || notice->phone_script().empty()) {
    return absl::NotFoundError(absl::StrCat("there is no script for notice ", code));
  }
  absl::Status taken = rendering.Take(*rendering.Words(ClosingFor(notice->audience())));
  if (taken.ok()) taken = rendering.Take(*notice);
  if (!taken.ok()) return taken;
  const absl::StatusOr<std::string> script = rendering.Write(notice->phone_script());
  if (!script.ok()) return script.status();
  Filling around = filling;
  around.texts["script"] = *script;
  Rendering whole(*this, around);
  taken = whole.Take(*frame);
  if (!taken.ok()) return taken;
  const absl::StatusOr<std::string> written = whole.Write(frame->body());
  if (!written.ok()) return written.status();
  return absl::StrCat(*written, "\n");
}

absl::StatusOr<std::string> NoticeBook::RenderSms(const Filling& filling) const {
  Rendering rendering(*this, filling);
  const Notice* sms = rendering.Words("SMS");
  if (sms == nullptr) return absl::NotFoundError("there is no text message");
  const absl::Status taken = rendering.Take(*sms);
  if (!taken.ok()) return taken;
  return rendering.Write(sms->body());
}

}  // namespace candour::notification
