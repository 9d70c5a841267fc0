#include "services/notification/channel/mail.h"

#include <cstdio>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/day/london.h"
#include "services/notification/channel/html.h"
#include "services/notification/domain/layout.h"
#include "services/notification/domain/template.h"

namespace candour::notification {
namespace {

// Characters on a line before the soft break's "=".
constexpr std::size_t kLine = 75;
// Octets of text in one encoded word: 45 make 60 of base64, well under 75 characters.
constexpr std::size_t kWord = 45;
// Quoted-printable never holds "=_", so that no text can end a part.
constexpr const char* kBoundary = "=_candour";

bool IsPlain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) return false;
  }
  return text.find("=?") == std::string_view::npos;
}

std::string Encoded(char c) {
  std::string escaped(4, '\0');
  std::snprintf(escaped.data(), escaped.size(), "=%02X", static_cast<unsigned char>(c));
  escaped.resize(3);
  return escaped;
}

std::string QuotedLine(std::string_view line) {
  std::string quoted;
  std::size_t length = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const auto octet = static_cast<unsigned char>(c);
    const bool blank_at_end = (c == ' ' || c == '\t') && i + 1 == line.size();
    const bool plain = (octet >= 0x21 && octet <= 0x7e && c != '=') || c == ' ';
    const std::string piece = plain && !blank_at_end ? std::string(1, c) : Encoded(c);
    if (length + piece.size() > kLine) {
      quoted += "=\r\n";
      length = 0;
    }
    quoted += piece;
    length += piece.size();
  }
  return quoted;
}

// A display name: encoded, or in quotation marks.
std::string DisplayName(const std::string& name) {
  const std::string text = OneLine(name);
  if (text.empty()) return "";
  if (!IsPlain(text)) return absl::StrCat(HeaderText(text), " ");
  std::string quoted;
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return absl::StrCat("\"", quoted, "\" ");
}

std::string DateText(absl::Time time) {
  return absl::FormatTime("%a, %d %b %Y %H:%M:%S %z", time, London());
}

// The end of the part of `text` that fits one encoded word, never inside a character.
std::size_t WordEnd(std::string_view text) {
  if (text.size() <= kWord) return text.size();
  std::size_t end = kWord;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return end == 0 ? kWord : end;
}

std::string PartFrom(const std::string& kind, const std::string& text) {
  return absl::StrCat("Content-Type: text/", kind,
                      "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
                      QuotedPrintable(text));
}

// Plain text first, so that who shows only one part shows the one that everybody can read.
std::string BothParts(const Message& message) {
  return absl::StrCat("Content-Type: multipart/alternative; boundary=\"", kBoundary, "\"\r\n\r\n--",
                      kBoundary, "\r\n", PartFrom("plain", PlainText(message.body)), "\r\n--",
                      kBoundary, "\r\n", PartFrom("html", MailPage(message)), "\r\n--", kBoundary,
                      "--\r\n");
}

}  // namespace

std::string QuotedPrintable(std::string_view text) {
  std::string encoded;
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 == lines.size() && lines[i].empty()) break;
    absl::StrAppend(&encoded, QuotedLine(lines[i]), "\r\n");
  }
  return encoded;
}

std::string HeaderText(std::string_view text) {
  std::string rest = OneLine(text);
  if (IsPlain(rest)) return rest;
  std::vector<std::string> words;
  while (!rest.empty()) {
    const std::size_t end = WordEnd(rest);
    words.push_back(absl::StrCat("=?UTF-8?B?", absl::Base64Escape(rest.substr(0, end)), "?="));
    rest = rest.substr(end);
  }
  std::string folded = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) absl::StrAppend(&folded, "\r\n ", words[i]);
  return folded;
}

bool IsAddress(std::string_view email) {
  const std::size_t at = email.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == email.size()) return false;
  if (email.find('@', at + 1) != std::string_view::npos) return false;
  for (const char c : email) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet <= 0x20 || octet == 0x7f) return false;
    if (std::string_view("<>(),;:\\\"[]").find(c) != std::string_view::npos) return false;
  }
  return true;
}

std::string MailFrom(const Message& message) {
  const std::string to = message.way == Way::kEmail ? absl::StrCat(DisplayName(message.to_name),
                                                                   "<", message.to_email, ">")
                                                    : "undisclosed-recipients:;";
  const bool plain = message.way != Way::kEmail || message.format == Format::kPlainText;
  return absl::StrCat(
      "Message-ID: <", message.message_id, ">\r\nDate: ", DateText(message.dated_at),
      "\r\nFrom: ", DisplayName(message.from_name), "<", message.from_email, ">\r\nTo: ", to,
      "\r\nSubject: ", HeaderText(message.subject),
      "\r\nContent-Language: en-GB\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n",
      plain ? PartFrom("plain", PlainText(message.body)) : BothParts(message));
}

}  // namespace candour::notification
