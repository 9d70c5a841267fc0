#include "services/notification/channel/notify_address.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace candour::notification {
namespace {

constexpr std::size_t kFewest = 3;
constexpr std::size_t kMost = 7;
constexpr std::string_view kNeverFirst = "@()=[]\"\\/,<>";

bool HasLetterOrDigit(const std::string& line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto octet = static_cast<unsigned char>(c);
    return absl::ascii_isalnum(octet) || octet >= 0x80;
  });
}

// Letters only, such as the name of a country.
bool IsWords(const std::string& line) {
  return !line.empty() && std::all_of(line.begin(), line.end(), [](char c) {
    const auto octet = static_cast<unsigned char>(c);
    return absl::ascii_isalpha(octet) || octet == ' ' || octet == '\'' || octet == '-' ||
           octet >= 0x80;
  });
}

absl::Status Wrong(std::size_t line, const char* what) {
  return absl::InvalidArgumentError(absl::StrCat("line ", line, " of the address ", what));
}

}  // namespace

bool IsUkPostcode(const std::string& text) {
  // Letters become A, digits 9.
  std::string shape;
  for (const char c : absl::StrReplaceAll(text, {{" ", ""}})) {
    const auto octet = static_cast<unsigned char>(c);
    if (!absl::ascii_isalnum(octet)) return false;
    shape += absl::ascii_isdigit(octet) ? '9' : 'A';
  }
  for (const char* area : {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"}) {
    if (shape == absl::StrCat(area, "9AA")) return true;
  }
  return false;
}

absl::Status CheckNotifyAddress(const std::vector<std::string>& lines) {
  if (lines.size() < kFewest || lines.size() > kMost) {
    return absl::InvalidArgumentError("an address has 3 to 7 lines, the name being the first");
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (i < 2 && !HasLetterOrDigit(line)) return Wrong(i + 1, "has neither letter nor digit");
    if (!line.empty() && kNeverFirst.find(line.front()) != std::string_view::npos) {
      return Wrong(i + 1, "begins with a mark that Notify does not take");
    }
    if (absl::StrContains(absl::AsciiStrToLower(line), "no fixed abode")) {
      return Wrong(i + 1, "is no place that a letter can go to");
    }
  }
  // Whether a country of that name exists is for Notify to say.
  if (!IsUkPostcode(lines.back()) && !IsWords(lines.back())) {
    return Wrong(lines.size(), "must be a UK postcode or a country");
  }
  return absl::OkStatus();
}

}  // namespace candour::notification
