#include "services/notification/domain/dates.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"

namespace candour::notification {
namespace {

constexpr std::array<const char*, 12> kMonths = {"january",   "february", "march",    "april",
                                                 "may",       "june",     "july",     "august",
                                                 "september", "october",  "november", "december"};
constexpr std::array<const char*, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};

// Words of letters and digits, in lower case.
std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      word += absl::ascii_tolower(static_cast<unsigned char>(c));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

template <typename Names>
std::optional<int> PlaceOf(const std::string& word, const Names& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word == names[i]) return static_cast<int>(i);
  }
  return std::nullopt;
}

// The number of the day in "3" or "3rd".
std::optional<int> DayNumber(const std::string& word) {
  std::string digits = word;
  if (digits.size() > 2 && absl::ascii_isalpha(static_cast<unsigned char>(digits.back()))) {
    digits.resize(digits.size() - 2);
  }
  int number = 0;
  if (digits.size() > 2 || !absl::SimpleAtoi(digits, &number)) return std::nullopt;
  return number;
}

}  // namespace

absl::StatusOr<std::set<absl::CivilDay>> DatesIn(std::string_view text) {
  std::set<absl::CivilDay> days;
  const std::vector<std::string> words = WordsOf(text);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::optional<int> number = DayNumber(words[i]);
    const std::optional<int> month = PlaceOf(words[i + 1], kMonths);
    int year = 0;
    if (!number || !month || words[i + 2].size() != 4 || !absl::SimpleAtoi(words[i + 2], &year)) {
      continue;
    }
    const absl::CivilDay day(year, *month + 1, *number);
    if (day.day() != *number || day.month() != *month + 1) {
      return absl::InvalidArgumentError(absl::StrCat("there is no ", words[i], " ", words[i + 1]));
    }
    const std::optional<int> weekday = i > 0 ? PlaceOf(words[i - 1], kWeekdays) : std::nullopt;
    if (weekday && static_cast<int>(absl::GetWeekday(day)) != *weekday) {
      return absl::InvalidArgumentError(absl::StrCat(InWords(day), " is not a ", words[i - 1]));
    }
    days.insert(day);
  }
  return days;
}

absl::Status CheckDates(std::string_view text, const std::set<absl::CivilDay>& known) {
  const absl::StatusOr<std::set<absl::CivilDay>> days = DatesIn(text);
  if (!days.ok()) return days.status();
  for (const absl::CivilDay day : *days) {
    if (!known.contains(day)) {
      return absl::InvalidArgumentError(
          absl::StrCat("the text names ", InWords(day), ", which no clock of the case gives"));
    }
  }
  return absl::OkStatus();
}

}  // namespace candour::notification
