#include "services/common/fields/form.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace candour {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsLetter(char c) { return IsLower(c) || (c >= 'A' && c <= 'Z'); }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool IsUuid(std::string_view text) {
  constexpr std::array<std::size_t, 4> kHyphens = {8, 13, 18, 23};
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = std::find(kHyphens.begin(), kHyphens.end(), i) != kHyphens.end();
    if (hyphen ? text[i] != '-' : !IsHex(text[i])) return false;
  }
  return true;
}

bool IsCode(std::string_view text) {
  constexpr std::string_view kAlso = ".-_/";
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [&](char c) {
    return IsLetter(c) || IsDigit(c) || kAlso.find(c) != std::string_view::npos;
  });
}

bool IsAuthority(std::string_view text) {
  return text.size() >= 2 && text.size() <= 32 && text.front() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return IsLower(c) || IsDigit(c) || c == '-'; });
}

// Printable, without what separates or wraps several addresses. Mail servers know the rest.
bool IsEmail(std::string_view text) {
  constexpr std::string_view kNever = " ,;:<>()[]\\\"";
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64) return false;
  const std::string_view domain = text.substr(at + 1);
  if (domain.empty() || domain.front() == '.' || domain.back() == '.') return false;
  if (domain.find('@') != std::string_view::npos || domain.find("..") != std::string_view::npos) {
    return false;
  }
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '\x7f' &&
           kNever.find(c) == std::string_view::npos;
  });
}

// The length of the sequence that `lead` begins, and the least and most second byte; 0: none.
struct Sequence {
  std::size_t length;
  std::uint8_t least;
  std::uint8_t most;
};

Sequence SequenceOf(std::uint8_t lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool Continues(std::string_view text, std::size_t from, const Sequence& sequence) {
  if (from + sequence.length > text.size()) return false;
  for (std::size_t i = 1; i < sequence.length; ++i) {
    const auto byte = static_cast<std::uint8_t>(text[from + i]);
    const std::uint8_t least = i == 1 ? sequence.least : 0x80;
    const std::uint8_t most = i == 1 ? sequence.most : 0xBF;
    if (byte < least || byte > most) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> CharactersIn(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const Sequence sequence = SequenceOf(static_cast<std::uint8_t>(text[i]));
    if (sequence.length == 0 || !Continues(text, i, sequence)) return std::nullopt;
    i += sequence.length;
  }
  return characters;
}

std::optional<std::string_view> WrongForm(std::string_view text, type::v1::Format format) {
  switch (format) {
    case type::v1::FORMAT_UUID:
      if (IsUuid(text)) return std::nullopt;
      return "a UUID, such as 0b8b6ee1-6f5c-4f0e-9d7a-2f1f6a3c9e10";
    case type::v1::FORMAT_CODE:
      if (IsCode(text)) return std::nullopt;
      return "1 to 64 letters, digits, dots, hyphens, underscores or slashes";
    case type::v1::FORMAT_EMAIL:
      if (IsEmail(text)) return std::nullopt;
      return "one e-mail address, such as name@example.org";
    case type::v1::FORMAT_AUTHORITY:
      if (IsAuthority(text)) return std::nullopt;
      return "the id of an authority: 2 to 32 small letters, digits or hyphens";
    default:
      return std::nullopt;
  }
}

}  // namespace candour
