#include "tests/notification/domain/small_notice.h"

#include <utility>

namespace candour::notification {

reference::v1::Notice Text(const std::string& code, const std::string& body) {
  reference::v1::Notice notice;
  notice.set_code(code);
  notice.set_version(1);
  notice.set_law("Local standard");
  notice.set_audience(reference::v1::AUDIENCE_STAFF);
  notice.set_approver(reference::v1::APPROVER_NONE);
  notice.add_media(reference::v1::MEDIUM_EMAIL);
  notice.set_subject("{{reference}}");
  notice.set_body(body);
  return notice;
}

void Declare(reference::v1::Notice& notice, const std::string& name,
             reference::v1::PlaceholderKind kind) {
  reference::v1::Placeholder& placeholder = *notice.add_placeholders();
  placeholder.set_name(name);
  placeholder.set_kind(kind);
  placeholder.set_required(true);
}

void Say(reference::v1::Notice& notice, reference::v1::Part part, const std::string& passage) {
  notice.add_must_say(part);
  reference::v1::Saying& saying = *notice.add_says();
  saying.set_part(part);
  saying.set_passage(passage);
}

reference::v1::Notice Closing() {
  reference::v1::Notice closing = Text("CLOSING-STAFF", "Goodbye from {{council}}.");
  closing.clear_subject();
  for (const char* name : {"reference", "council"}) {
    Declare(closing, name, reference::v1::PLACEHOLDER_KIND_TEXT);
    closing.mutable_placeholders()->rbegin()->set_required(false);
  }
  return closing;
}

absl::StatusOr<NoticeBook> BookOf(std::vector<reference::v1::Notice> notices,
                                  std::vector<reference::v1::Notice> own) {
  notices.push_back(Closing());
  NoticeTexts texts{std::move(notices)};
  if (!own.empty()) texts.own_words["milford"] = std::move(own);
  return NoticeBook::Make(texts, {}, {}, {}, {});
}

std::string Refusal(const reference::v1::Notice& notice) {
  return std::string(BookOf({notice}).status().message());
}

}  // namespace candour::notification
