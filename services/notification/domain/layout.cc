#include "services/notification/domain/layout.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace candour::notification {
namespace {

constexpr const char* kHeading = "# ";
constexpr const char* kEntry = "- ";

bool IsHeading(const std::string& line) { return absl::StartsWith(line, kHeading); }

// Adds `line` of a paragraph of the source; `first` when it begins that paragraph.
void AddLine(std::vector<Block>& blocks, const std::string& line, bool first) {
  if (IsHeading(line)) {
    blocks.push_back({Block::Kind::kHeading, {line.substr(2)}});
    return;
  }
  if (absl::StartsWith(line, kEntry)) {
    if (blocks.empty() || blocks.back().kind != Block::Kind::kList) {
      blocks.push_back({Block::Kind::kList, {}});
    }
    blocks.back().lines.push_back(line.substr(2));
    return;
  }
  if (first || blocks.back().kind != Block::Kind::kParagraph) {
    blocks.push_back({Block::Kind::kParagraph, {}});
  }
  blocks.back().lines.push_back(line);
}

std::vector<std::string> LinesOf(std::string_view text) {
  return absl::StrSplit(std::string(text), '\n');
}

}  // namespace

std::vector<Block> BlocksOf(std::string_view text) {
  std::vector<Block> blocks;
  bool first = true;
  for (const std::string& line : LinesOf(text)) {
    if (line.empty()) {
      first = true;
      continue;
    }
    AddLine(blocks, line, first);
    first = false;
  }
  return blocks;
}

std::string PlainText(std::string_view text) {
  std::vector<std::string> lines = LinesOf(text);
  for (std::string& line : lines) {
    if (IsHeading(line)) line = line.substr(2);
  }
  return absl::StrJoin(lines, "\n");
}

std::string WithoutBareHeadings(std::string_view text) {
  const std::vector<std::string> paragraphs = absl::StrSplit(std::string(text), "\n\n");
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool alone = IsHeading(paragraphs[i]) && !absl::StrContains(paragraphs[i], "\n");
    const bool bare = alone && (i + 1 == paragraphs.size() || IsHeading(paragraphs[i + 1]));
    if (!bare) kept.push_back(paragraphs[i]);
  }
  return absl::StrJoin(kept, "\n\n");
}

std::string WithoutHeadings(std::string_view lines) {
  std::vector<std::string> all = LinesOf(lines);
  for (std::string& line : all) {
    // A blank that does not break looks the same and is no mark.
    if (IsHeading(line)) line = absl::StrCat("#\u00a0", line.substr(2));
  }
  return absl::StrJoin(all, "\n");
}

}  // namespace candour::notification
