#include "services/intake/domain/decide_working.h"

#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace candour::intake {
namespace {

// The limit of a sentence in the stored vocabulary.
constexpr std::size_t kLongest = 500;

void AddSentence(std::string_view sentence, std::vector<std::string>& sentences) {
  while (sentence.size() > kLongest) {
    const std::size_t cut = sentence.rfind("; ", kLongest - 1);
    if (cut == std::string_view::npos) break;
    sentences.emplace_back(sentence.substr(0, cut + 1));
    sentence.remove_prefix(cut + 2);
  }
  if (!sentence.empty()) sentences.emplace_back(sentence);
}

}  // namespace

std::vector<std::string> Sentences(std::string_view text) {
  std::vector<std::string> sentences;
  while (!text.empty()) {
    const std::size_t end = text.find(". ");
    if (end == std::string_view::npos) break;
    AddSentence(text.substr(0, end + 1), sentences);
    text.remove_prefix(end + 2);
  }
  AddSentence(text, sentences);
  return sentences;
}

std::string LawOf(const reference::v1::Procedure& procedure, std::string_view legal_source) {
  std::string source(legal_source);
  if (!absl::StartsWith(source, "reg ")) return source;
  const std::string& law = procedure.law();
  const std::size_t open = law.rfind("(SI ");
  const std::size_t close = law.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return source;
  return absl::StrCat(law.substr(open + 1, close - open - 1), " ", source);
}

}  // namespace candour::intake
