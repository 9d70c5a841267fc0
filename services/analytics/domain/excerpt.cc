#include "services/analytics/domain/excerpt.h"

#include <algorithm>

#include "services/common/text/mask.h"

namespace candour::analytics {
namespace {

// Masking may shorten a text, so more is masked than shown.
constexpr std::size_t kOctetsRead = 3000;
constexpr std::size_t kCharactersShown = 200;

bool Continues(char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80; }

// The place behind `characters` characters of UTF-8, or the end.
std::size_t Behind(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!Continues(text[at]) && characters-- == 0) return at;
    ++at;
  }
  return at;
}

std::string InOneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace

std::string ExcerptOf(std::string_view text, const std::vector<std::string>& names) {
  std::size_t read = std::min(text.size(), kOctetsRead);
  while (read < text.size() && Continues(text[read])) --read;
  const std::string masked = MaskContacts(InOneLine(text.substr(0, read)), names);
  const std::size_t end = Behind(masked, kCharactersShown);
  if (end == masked.size()) return masked;
  const std::size_t space = masked.rfind(' ', end);
  return masked.substr(0, space == std::string::npos || space == 0 ? end : space) + " …";
}

}  // namespace candour::analytics
