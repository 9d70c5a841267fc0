#include "services/common/reference/safety_check.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/reference/field.h"

namespace candour {
namespace {

namespace ref = reference::v1;
using Phrases = google::protobuf::RepeatedPtrField<std::string>;

constexpr const char* kGap = "…";
constexpr int kMostMinutes = 24 * 60;

// So many letters at least stand before "*", or it would find too much.
constexpr std::size_t kLeastBeginning = 3;

// A word as the text is read: small letters and digits, "*" at the end for any ending.
bool IsWord(const std::string& word) {
  if (word.empty() || (word.back() == '*' && word.size() <= kLeastBeginning)) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto letter = static_cast<unsigned char>(word[i]);
    const bool ends = i + 1 == word.size() && word[i] == '*';
    if (!absl::ascii_islower(letter) && !absl::ascii_isdigit(letter) && !ends) return false;
  }
  return true;
}

absl::Status CheckPhrase(const std::string& field, const std::string& phrase,
                         const std::set<std::string>& names) {
  const std::vector<std::string> parts = absl::StrSplit(phrase, ' ');
  if (parts.front() == kGap || parts.back() == kGap) return Refuse(field, "ends in a gap");
  for (const std::string& part : parts) {
    if (part == kGap) continue;
    for (const std::string& word : std::vector<std::string>(absl::StrSplit(part, '|'))) {
      const bool listed = word.size() > 1 && word.front() == '@';
      if (listed && !names.contains(word.substr(1))) {
        return Refuse(field, absl::StrCat("there is no list of words ", word));
      }
      if (!listed && !IsWord(word)) {
        return Refuse(field, absl::StrCat("\"", word, "\" is no word in small letters"));
      }
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPhrases(const std::string& list, const Phrases& phrases,
                          const std::set<std::string>& names) {
  for (int i = 0; i < phrases.size(); ++i) {
    absl::Status read = CheckPhrase(Entry(list, i), phrases[i], names);
    if (!read.ok()) return read;
  }
  return absl::OkStatus();
}

absl::Status CheckKind(const std::string& field, const ref::SafetyKind& kind,
                       const std::set<std::string>& names) {
  if (absl::Status s = CheckPresent(field + ".code", kind.code()); !s.ok()) return s;
  if (absl::Status s = CheckPresent(field + ".ask", kind.ask()); !s.ok()) return s;
  if (kind.within_minutes() < 1 || kind.within_minutes() > kMostMinutes) {
    return Refuse(field + ".within_minutes", "must be within 1 and 1440");
  }
  if (kind.phrases().empty()) return Refuse(field + ".phrases", "is missing");
  absl::Status phrases = CheckPhrases(field + ".phrases", kind.phrases(), names);
  return phrases.ok() ? CheckPhrases(field + ".unless", kind.unless(), names) : phrases;
}

}  // namespace

absl::Status CheckSafetyCues(const ref::SafetyCues& cues) {
  if (absl::Status s = CheckVersion("version", cues.version()); !s.ok()) return s;
  std::set<std::string> names;
  for (int i = 0; i < cues.words_size(); ++i) {
    const std::string field = Entry("words", i);
    if (absl::Status s = CheckPresent(field + ".name", cues.words(i).name()); !s.ok()) return s;
    if (!names.insert(cues.words(i).name()).second) {
      return Refuse(field + ".name", "stands there twice");
    }
    for (const std::string& word : cues.words(i).word()) {
      if (!IsWord(word)) return Refuse(field + ".word", "must be words in small letters");
    }
  }
  if (cues.kinds().empty()) return Refuse("kinds", "is missing");
  std::set<std::string> codes;
  for (int i = 0; i < cues.kinds_size(); ++i) {
    absl::Status kind = CheckKind(Entry("kinds", i), cues.kinds(i), names);
    if (!kind.ok()) return kind;
    if (!codes.insert(cues.kinds(i).code()).second) {
      return Refuse(Entry("kinds", i) + ".code", "stands there twice");
    }
  }
  return absl::OkStatus();
}

}  // namespace candour
