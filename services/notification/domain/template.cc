#include "services/notification/domain/template.h"

#include <array>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace candour::notification {
namespace {

// A stretch of text, or a name in braces.
struct Piece {
  std::string text;
  bool is_name = false;
};

bool IsName(const std::string& name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

absl::StatusOr<std::vector<Piece>> Split(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (true) {
    const std::size_t open = text.find("{{", at);
    pieces.push_back({std::string(text.substr(at, open - at)), false});
    if (open == std::string_view::npos) return pieces;
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) return absl::InvalidArgumentError("a brace is left open");
    const std::string name(text.substr(open + 2, close - open - 2));
    if (!IsName(name)) {
      return absl::InvalidArgumentError(absl::StrCat("\"", name, "\" is no name of a placeholder"));
    }
    pieces.push_back({name, true});
    at = close + 2;
  }
}

// The paragraph, or nothing when one of its names has no value.
absl::StatusOr<std::string> FillParagraph(std::string_view paragraph, const Values& values) {
  const absl::StatusOr<std::vector<Piece>> pieces = Split(paragraph);
  if (!pieces.ok()) return pieces.status();
  std::string filled;
  for (const Piece& piece : *pieces) {
    if (!piece.is_name) {
      filled += piece.text;
      continue;
    }
    const auto value = values.find(piece.text);
    if (value == values.end() || value->second.empty()) return std::string();
    filled += value->second;
  }
  return filled;
}

// The paragraph; of a list, the items whose names all have values.
absl::StatusOr<std::string> FillItems(std::string_view paragraph, const Values& values) {
  if (paragraph.substr(0, 2) != "- ") return FillParagraph(paragraph, values);
  std::vector<std::string> items;
  for (const auto& item : absl::StrSplit(std::string(paragraph), '\n')) {
    absl::StatusOr<std::string> filled = FillParagraph(std::string(item), values);
    if (!filled.ok()) return filled.status();
    if (!filled->empty()) items.push_back(*std::move(filled));
  }
  return absl::StrJoin(items, "\n");
}

// Marks that change the direction of what follows them: LRM, RLM, ALM, LRE … RLO, LRI … PDI; and
// the line and paragraph separators.
constexpr std::array<const char*, 14> kMarks = {"\u200e", "\u200f", "\u061c", "\u202a", "\u202b",
                                                "\u202c", "\u202d", "\u202e", "\u2066", "\u2067",
                                                "\u2068", "\u2069", "\u2028", "\u2029"};

std::string WithoutMarks(std::string_view value) {
  std::string text(value);
  for (const char* mark : kMarks) text = absl::StrReplaceAll(text, {{mark, ""}});
  // C1 controls, U+0080 to U+009F, are two octets in UTF-8, the first always C2.
  for (int octet = 0x80; octet <= 0x9f; ++octet) {
    const std::string control = {static_cast<char>(0xc2), static_cast<char>(octet)};
    text = absl::StrReplaceAll(text, {{control, " "}});
  }
  return text;
}

bool IsControl(char c) {
  const auto octet = static_cast<unsigned char>(c);
  return octet < 0x20 || octet == 0x7f;
}

}  // namespace

absl::StatusOr<std::set<std::string>> NamesIn(std::string_view text) {
  const absl::StatusOr<std::vector<Piece>> pieces = Split(text);
  if (!pieces.ok()) return pieces.status();
  std::set<std::string> names;
  for (const Piece& piece : *pieces) {
    if (piece.is_name) names.insert(piece.text);
  }
  return names;
}

absl::StatusOr<std::string> Fill(std::string_view text, const Values& values) {
  std::vector<std::string> paragraphs;
  for (const auto& paragraph : absl::StrSplit(std::string(text), "\n\n")) {
    absl::StatusOr<std::string> filled = FillItems(std::string(paragraph), values);
    if (!filled.ok()) return filled.status();
    if (!filled->empty()) paragraphs.push_back(*std::move(filled));
  }
  return absl::StrJoin(paragraphs, "\n\n");
}

std::string OneLine(std::string_view value) {
  std::string text = WithoutMarks(value);
  for (char& c : text) {
    if (IsControl(c)) c = ' ';
  }
  absl::RemoveExtraAsciiWhitespace(&text);
  return text;
}

std::string ManyLines(std::string_view value) {
  const std::string text = absl::StrReplaceAll(std::string(value), {{"\r\n", "\n"}, {"\r", "\n"}});
  std::vector<std::string> lines;
  for (const auto& line : absl::StrSplit(text, '\n')) {
    std::string clean = OneLine(std::string(line));
    if (clean.empty() && (lines.empty() || lines.back().empty())) continue;
    lines.push_back(std::move(clean));
  }
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return absl::StrJoin(lines, "\n");
}

}  // namespace candour::notification
