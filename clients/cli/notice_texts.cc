#include "clients/cli/notice_texts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/show.h"
#include "services/common/reference/parse.h"
#include "services/notification/reference/load.h"

namespace candour::cli {
namespace {

using notification::NoticeTexts;
using reference::v1::Notice;

// Under which the words of one file stand while they are looked at.
constexpr const char* kThisFile = "this file";

absl::StatusOr<Notice> ReadNotice(const std::string& path) {
  std::ifstream file(path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path));
  Notice notice;
  const absl::Status parsed = ParseText(path, text, notice);
  if (!parsed.ok()) return parsed;
  return notice;
}

// Only this notice, with what stands around it.
void Put(const Notice& notice, NoticeTexts& texts) {
  texts.own_words.clear();
  const auto same = [&](const Notice& other) { return other.code() == notice.code(); };
  const auto found = std::find_if(texts.notices.begin(), texts.notices.end(), same);
  if (found != texts.notices.end() && notice.law().empty()) {
    texts.own_words[kThisFile] = {notice};
  } else if (found != texts.notices.end()) {
    *found = notice;
  } else {
    texts.notices.push_back(notice);
  }
}

// "LETTER, EMAIL" out of the values of an enum.
template <typename List>
std::string JoinedWords(const List& values, std::string (*name)(int)) {
  return absl::StrJoin(values, ", ", [name](std::string* out, int value) { *out += name(value); });
}

std::string PartWord(int part) {
  return EnumWords(reference::v1::Part_Name(static_cast<reference::v1::Part>(part)), "PART_");
}

std::string MediumWord(int medium) {
  return EnumWords(reference::v1::Medium_Name(static_cast<reference::v1::Medium>(medium)),
                   "MEDIUM_");
}

}  // namespace

absl::Status LintNotices(const std::string& reference, const std::string& file, std::ostream& out) {
  absl::StatusOr<NoticeTexts> texts =
      notification::LoadNoticeTexts(std::filesystem::path(reference) / "notices");
  if (!texts.ok()) return texts.status();
  const absl::StatusOr<reference::v1::DelayReasons> reasons =
      notification::LoadDelayReasons(reference);
  if (!reasons.ok()) return reasons.status();
  if (!file.empty()) {
    const absl::StatusOr<Notice> notice = ReadNotice(file);
    if (!notice.ok()) return notice.status();
    Put(*notice, *texts);
  }
  const std::vector<std::string> faults = notification::FaultsOf(*texts, *reasons);
  for (const std::string& fault : faults) out << fault << "\n";
  if (!faults.empty()) {
    return absl::FailedPreconditionError(absl::StrCat(faults.size(), " faults"));
  }
  out << texts->notices.size() << " texts and " << reasons->reasons_size()
      << " reasons say what they must, in plain English.\n";
  return absl::OkStatus();
}

absl::Status ShowNoticeText(const std::string& reference, const std::string& code,
                            const std::string& authority, std::ostream& out) {
  const absl::StatusOr<notification::NoticeBook> book = notification::LoadNoticeBook(reference);
  if (!book.ok()) return book.status();
  const Notice* notice = book->Find(absl::AsciiStrToUpper(code), authority);
  if (notice == nullptr) return absl::NotFoundError(absl::StrCat("there is no notice ", code));
  out << notice->code() << " version " << notice->version() << ": " << notice->name() << "\n"
      << "Law: " << notice->law() << "\n"
      << "Approved by: " << EnumWords(reference::v1::Approver_Name(notice->approver()), "APPROVER_")
      << "\n"
      << "Ways: " << JoinedWords(notice->media(), &MediumWord)
      << (notice->carries_matter() ? "; carries the matter" : "") << "\n"
      << "Must say: " << JoinedWords(notice->must_say(), &PartWord) << "\n\n"
      << notice->subject() << "\n\n"
      << notice->body() << "\n";
  if (!notice->easy_read().empty()) out << "\nEasy read:\n\n" << notice->easy_read() << "\n";
  if (!notice->phone_script().empty()) {
    out << "\nOn the phone:\n\n" << notice->phone_script() << "\n";
  }
  return absl::OkStatus();
}

}  // namespace candour::cli
