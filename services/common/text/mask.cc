#include "services/common/text/mask.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace candour {
namespace {

constexpr std::size_t kShortestName = 3;
constexpr std::size_t kNhsDigits = 10;
constexpr std::size_t kFewestDigits = 6;
// Nothing that is recognised is longer, so that a text of any kind costs a time that grows with its
// length alone.
constexpr std::size_t kLongestMailbox = 64;
constexpr std::size_t kMostDigits = 20;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Octets above ASCII belong to letters of other scripts.
bool IsWordOctet(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) > 127);
}

char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return Lower(c); });
  return lower;
}

bool IsMailOctet(char c) {
  return IsWordOctet(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}

// Calls `take(word)` for each run of word octets.
template <typename Take>
void ForEachWord(std::string_view text, const Take& take) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && IsWordOctet(text[end])) ++end;
    if (end > at) take(text.substr(at, end - at));
    at = end + 1;
  }
}

std::set<std::string> WordsOf(const std::vector<std::string>& names) {
  static const std::set<std::string> kTitles = {"mrs", "miss", "and", "the"};
  std::set<std::string> words;
  for (const std::string& name : names) {
    ForEachWord(name, [&words](std::string_view word) {
      const std::string lower = Lower(word);
      if (lower.size() >= kShortestName && !kTitles.contains(lower)) words.insert(lower);
    });
  }
  return words;
}

// Each of these gives the length of what it knows at the beginning of `rest`, or zero.

std::size_t MailAt(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size() && at <= kLongestMailbox && IsMailOctet(rest[at])) ++at;
  if (at == 0 || at == rest.size() || rest[at] != '@') return 0;
  std::size_t end = at + 1;
  while (end < rest.size() && (IsWordOctet(rest[end]) || rest[end] == '-' || rest[end] == '.')) {
    ++end;
  }
  while (end > at + 1 && rest[end - 1] == '.') --end;
  const bool has_dot = rest.substr(at, end - at).find('.') != std::string_view::npos;
  return has_dot ? end : 0;
}

// Digits with at most one space, hyphen, point or a bracket between them.
std::size_t DigitsAt(std::string_view rest, std::size_t& digits) {
  std::size_t end = 0;
  digits = 0;
  std::size_t at = !rest.empty() && (rest[0] == '+' || rest[0] == '(') ? 1 : 0;
  for (std::size_t gap = 0; at < rest.size() && gap <= 2 && digits < kMostDigits; ++at) {
    if (IsDigit(rest[at])) {
      ++digits;
      gap = 0;
      end = at + 1;
    } else if (std::string_view(" -.()").find(rest[at]) != std::string_view::npos) {
      ++gap;
    } else {
      break;
    }
  }
  return end;
}

// Without separators: a number such as a reference or an account.
std::size_t RunAt(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && IsDigit(rest[end])) ++end;
  return end;
}

std::size_t NumberAt(std::string_view rest, std::string& mask) {
  std::size_t digits = 0;
  const std::size_t end = DigitsAt(rest, digits);
  const bool foreign = end > 0 && rest[0] == '+';
  const bool dialled = end > 0 && (rest[0] == '0' || rest.substr(0, 2) == "(0");
  if ((foreign || dialled) && digits >= kNhsDigits - 1) {
    mask = "[phone]";
    return end;
  }
  mask = "[number]";
  if (end > 0 && IsDigit(rest[0]) && digits == kNhsDigits) return end;
  const std::size_t run = RunAt(rest);
  return run >= kFewestDigits ? run : 0;
}

bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }

// One or two letters, a digit, perhaps a digit or letter; perhaps a space; a digit, two letters.
std::size_t PostcodeAt(std::string_view rest) {
  const auto is = [&rest](std::size_t at, bool (*test)(char)) {
    return at < rest.size() && test(rest[at]);
  };
  for (const std::size_t letters : {std::size_t{2}, std::size_t{1}}) {
    if (!is(0, IsLetter) || !is(letters - 1, IsLetter) || !is(letters, IsDigit)) continue;
    for (const std::size_t more : {std::size_t{1}, std::size_t{0}}) {
      std::size_t at = letters + 1;
      if (more == 1 && !is(at, IsDigit) && !is(at, IsLetter)) continue;
      at += more;
      if (at < rest.size() && rest[at] == ' ') ++at;
      if (!is(at, IsDigit) || !is(at + 1, IsLetter) || !is(at + 2, IsLetter)) continue;
      if (at + 3 == rest.size() || !IsWordOctet(rest[at + 3])) return at + 3;
    }
  }
  return 0;
}

std::size_t WordAt(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && IsWordOctet(rest[end])) ++end;
  return end;
}

// What stands at the beginning of `rest`, where a word begins, and what it becomes.
std::size_t Recognise(std::string_view rest, const std::set<std::string>& names,
                      std::string& mask) {
  mask = "[email]";
  if (const std::size_t mail = MailAt(rest); mail > 0) return mail;
  mask = "[postcode]";
  if (const std::size_t postcode = PostcodeAt(rest); postcode > 0) return postcode;
  if (const std::size_t number = NumberAt(rest, mask); number > 0) return number;
  const std::size_t word = WordAt(rest);
  mask = "[name]";
  return word > 0 && names.contains(Lower(rest.substr(0, word))) ? word : 0;
}

}  // namespace

std::string MaskContacts(std::string_view text, const std::vector<std::string>& names) {
  const std::set<std::string> words = WordsOf(names);
  std::string masked;
  std::size_t at = 0;
  while (at < text.size()) {
    std::string mask;
    const std::size_t known = Recognise(text.substr(at), words, mask);
    if (known > 0) {
      masked += mask;
      at += known;
      continue;
    }
    const std::size_t plain = std::max<std::size_t>(1, WordAt(text.substr(at)));
    masked += text.substr(at, plain);
    at += plain;
  }
  return masked;
}

}  // namespace candour
