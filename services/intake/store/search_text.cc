#include "services/intake/store/search_text.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace candour::intake {
namespace {

constexpr std::size_t kShortestPhone = 7;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

std::string Digits(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), IsDigit);
  return digits;
}

bool IsPhone(std::string_view typed) {
  return typed.find_first_not_of("0123456789+()-. ") == std::string_view::npos &&
         Digits(typed).size() >= kShortestPhone;
}

// ASC-2026-000123-4, with or without its check digit: letters, a year, a serial number.
bool IsReference(std::string_view word) {
  const std::vector<std::string> parts =
      absl::StrSplit(absl::string_view(word.data(), word.size()), '-');
  if (parts.size() < 3 || parts.size() > 4 || parts[0].empty() || parts[1].size() != 4) {
    return false;
  }
  const bool letters = std::all_of(parts[0].begin(), parts[0].end(), [](char c) {
    return absl::ascii_isalpha(static_cast<unsigned char>(c));
  });
  return letters && std::all_of(parts.begin() + 1, parts.end(), [](const std::string& part) {
           return !part.empty() && std::all_of(part.begin(), part.end(), IsDigit);
         });
}

// A whole postcode without its space: SW1A2AA, M11AE.
bool IsPostcode(std::string_view word) {
  if (word.size() < 5 || word.size() > 7) return false;
  std::string shape;
  for (const char c : word) {
    const auto octet = static_cast<unsigned char>(c);
    shape += absl::ascii_isdigit(octet) ? '9' : absl::ascii_isalpha(octet) ? 'A' : '?';
  }
  static const std::set<std::string> kShapes = {"A99AA",   "A999AA", "AA99AA",
                                                "AA999AA", "A9A9AA", "AA9A9AA"};
  return kShapes.contains(shape);
}

std::string ReferenceWord(std::string_view reference) {
  std::string word;
  std::copy_if(reference.begin(), reference.end(), std::back_inserter(word),
               [](char c) { return c != '-'; });
  absl::AsciiStrToLower(&word);
  return word;
}

void AddReference(const std::string& reference, std::vector<std::string>& parts) {
  parts.push_back(reference);
  parts.push_back(ReferenceWord(reference));
  parts.push_back(ReferenceWord(reference.substr(0, reference.rfind('-'))));
}

void AddPerson(const ledger::v1::Person& person, std::vector<std::string>& parts) {
  parts.push_back(person.name());
  parts.push_back(person.email());
  parts.push_back(PhoneWord(person.phone()));
  parts.insert(parts.end(), person.address_lines().begin(), person.address_lines().end());
}

// At most `most` octets, ending between two characters of UTF-8.
void Cut(std::string& text, std::size_t most) {
  if (text.size() <= most) return;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  text.resize(most);
}

void AddKey(std::string_view kind, const std::string& id, std::vector<std::string>& keys) {
  if (!id.empty()) keys.push_back(absl::StrCat(std::string(kind), "=", id));
}

}  // namespace

// "+44 (0)20 7946 0018" and "020 7946 0018" are one number.
std::string PhoneWord(std::string_view typed) {
  std::string digits = Digits(typed);
  const bool international = absl::StartsWith(absl::string_view(typed.data(), typed.size()), "+");
  if (absl::StartsWith(digits, "0044")) {
    digits.erase(0, 4);
  } else if (international && absl::StartsWith(digits, "44")) {
    digits.erase(0, 2);
  } else {
    return digits;
  }
  return absl::StartsWith(digits, "0") ? digits : absl::StrCat("0", digits);
}

std::string SearchKeys(const ledger::v1::CaseFile& file) {
  std::vector<std::string> keys;
  AddKey("person", file.complainant().person_id(), keys);
  AddKey("person", file.care_recipient().person_id(), keys);
  for (const ledger::v1::Point& point : file.points()) {
    AddKey("provider", point.matter().place().provider(), keys);
  }
  return absl::StrJoin(keys, " ");
}

std::string SearchText(const ledger::v1::CaseFile& file) {
  std::vector<std::string> parts;
  AddReference(file.reference(), parts);
  AddPerson(file.complainant(), parts);
  AddPerson(file.care_recipient(), parts);
  for (const ledger::v1::Point& point : file.points()) {
    parts.push_back(point.text());
    parts.push_back(point.desired_outcome());
  }
  for (const ledger::v1::MessageRecord& message : file.messages()) {
    parts.push_back(message.sender());
    parts.push_back(message.subject());
  }
  std::string text = absl::StrJoin(parts, "\n");
  Cut(text, kMostSearchText);
  return text;
}

std::string SearchWords(std::string_view query) {
  if (IsPhone(query)) return PhoneWord(query);
  std::vector<std::string> words =
      absl::StrSplit(absl::string_view(query.data(), query.size()), ' ');
  for (std::string& word : words) {
    if (IsReference(word)) {
      word = ReferenceWord(word);
    } else if (IsPostcode(word)) {
      word = absl::StrCat(word.substr(0, word.size() - 3), " ", word.substr(word.size() - 3));
    }
  }
  return absl::StrJoin(words, " ");
}

}  // namespace candour::intake
