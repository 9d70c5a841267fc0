#include "services/notification/reference/load.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/reference/parse.h"
#include "services/notification/domain/duty_mail.h"

namespace candour::notification {
namespace {

constexpr const char* kSteps = "sayable_steps.textproto";
constexpr const char* kFixedWords = "fixed_words.textproto";

// Whether the file holds a notice.
bool IsNotice(const std::filesystem::path& path) {
  return path.extension() == ".textproto" && path.filename() != kSteps &&
         path.filename() != kFixedWords;
}

absl::Status Read(const std::filesystem::path& path, google::protobuf::Message& message) {
  std::ifstream file(path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path.string()));
  return ParseText(path.string(), text, message);
}

absl::StatusOr<std::vector<std::filesystem::path>> FilesIn(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (IsNotice(entry.path())) files.push_back(entry.path());
  }
  if (error) return absl::NotFoundError(absl::StrCat("there is no folder ", folder.string()));
  std::sort(files.begin(), files.end());
  return files;
}

template <typename Item>
absl::StatusOr<std::vector<Item>> ReadAll(const std::filesystem::path& folder) {
  const absl::StatusOr<std::vector<std::filesystem::path>> files = FilesIn(folder);
  if (!files.ok()) return files.status();
  std::vector<Item> items;
  for (const std::filesystem::path& file : *files) {
    const absl::Status read = Read(file, items.emplace_back());
    if (!read.ok()) return read;
  }
  return items;
}

}  // namespace

absl::StatusOr<NoticeTexts> LoadNoticeTexts(const std::filesystem::path& folder) {
  NoticeTexts texts;
  absl::StatusOr<std::vector<reference::v1::Notice>> notices =
      ReadAll<reference::v1::Notice>(folder);
  if (!notices.ok()) return notices.status();
  texts.notices = *std::move(notices);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_directory()) continue;
    notices = ReadAll<reference::v1::Notice>(entry.path());
    if (!notices.ok()) return notices.status();
    texts.own_words[entry.path().filename().string()] = *std::move(notices);
  }
  return texts;
}

absl::StatusOr<reference::v1::DelayReasons> LoadDelayReasons(const std::filesystem::path& folder) {
  reference::v1::DelayReasons reasons;
  const absl::Status read = Read(folder / "delay_reasons" / "delay_reasons.textproto", reasons);
  if (!read.ok()) return read;
  return reasons;
}

namespace {

absl::StatusOr<NoticeBook> BookOf(const std::filesystem::path& folder, const NoticeTexts& texts) {
  const absl::StatusOr<std::vector<reference::v1::Authority>> authorities =
      ReadAll<reference::v1::Authority>(folder / "authorities");
  if (!authorities.ok()) return authorities.status();
  for (const reference::v1::Authority& authority : *authorities) {
    const absl::Status reachable = CheckDutyContacts(authority);
    if (!reachable.ok()) return reachable;
  }
  reference::v1::SayableSteps steps;
  const absl::Status read = Read(folder / "notices" / kSteps, steps);
  if (!read.ok()) return read;
  reference::v1::FixedWordList words;
  const absl::Status worded = Read(folder / "notices" / kFixedWords, words);
  if (!worded.ok()) return worded;
  const absl::StatusOr<reference::v1::DelayReasons> reasons = LoadDelayReasons(folder);
  if (!reasons.ok()) return reasons.status();
  return NoticeBook::Make(texts, *reasons, steps, *authorities, words);
}

}  // namespace

absl::StatusOr<reference::v1::Channels> LoadChannels(const std::filesystem::path& file) {
  reference::v1::Channels channels;
  const absl::Status read = Read(file, channels);
  if (!read.ok()) return read;
  return channels;
}

absl::StatusOr<NoticeBook> LoadNoticeBook(const std::filesystem::path& folder) {
  const absl::StatusOr<NoticeTexts> texts = LoadNoticeTexts(folder / "notices");
  if (!texts.ok()) return texts.status();
  return BookOf(folder, *texts);
}

absl::StatusOr<NoticeBook> LoadNoticeBookWith(const std::filesystem::path& folder,
                                              const std::string& notice_text, std::string& code) {
  reference::v1::Notice notice;
  const absl::Status parsed = ParseText("the notice", notice_text, notice);
  if (!parsed.ok()) return parsed;
  absl::StatusOr<NoticeTexts> texts = LoadNoticeTexts(folder / "notices");
  if (!texts.ok()) return texts.status();
  code = notice.code();
  const auto old = std::find_if(texts->notices.begin(), texts->notices.end(),
                                [&code](const auto& each) { return each.code() == code; });
  if (old == texts->notices.end()) {
    return absl::InvalidArgumentError("there is no notice of that code");
  }
  *old = notice;
  return BookOf(folder, *texts);
}

}  // namespace candour::notification
