#include "services/notification/domain/plain_english.h"

#include <algorithm>
#include <array>
#include <regex>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/notification/domain/layout.h"

namespace candour::notification {
namespace {

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool IsLetter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '\'' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Groups of vowels, without a silent "e" at the end; at least one.
int SyllablesIn(const std::string& word) {
  int count = 0;
  bool before = false;
  for (const char c : word) {
    const bool vowel = IsVowel(c);
    if (vowel && !before) ++count;
    before = vowel;
  }
  const bool silent = absl::EndsWith(word, "e") && !absl::EndsWith(word, "le");
  const bool silent_ed =
      absl::EndsWith(word, "ed") && !absl::EndsWith(word, "ted") && !absl::EndsWith(word, "ded");
  if (count > 1 && (silent || silent_ed)) --count;
  return std::max(count, 1);
}

// Takes words until a sentence ends.
class Counter {
 public:
  explicit Counter(Reading& reading) : reading_(reading) {}

  void Take(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      sentence_ += c;
      if (IsLetter(c)) {
        word_ += absl::ascii_tolower(static_cast<unsigned char>(c));
        continue;
      }
      EndWord();
      const bool stop = c == '.' || c == '!' || c == '?' || c == ':';
      if (stop && (i + 1 == line.size() || line[i + 1] == ' ')) EndSentence();
    }
    EndSentence();
  }

 private:
  void EndWord() {
    if (word_.empty()) return;
    ++reading_.words;
    ++words_;
    reading_.syllables += SyllablesIn(word_);
    word_.clear();
  }

  void EndSentence() {
    EndWord();
    if (words_ > 0) ++reading_.sentences;
    if (words_ > reading_.longest) {
      reading_.longest = words_;
      reading_.longest_sentence = std::string(absl::StripAsciiWhitespace(sentence_));
    }
    words_ = 0;
    sentence_.clear();
  }

  Reading& reading_;
  std::string word_;
  std::string sentence_;
  int words_ = 0;
};

// What is never said, and what to do instead. All in lower case, found as whole words.
struct Banned {
  const char* words;
  const char* instead;
};

constexpr std::array<Banned, 19> kBanned = {{
    {"workload", "say what happened"},
    {"exceptional circumstances", "say what happened"},
    {"competing demands", "say what happened"},
    {"operational reasons", "say what happened"},
    {"unforeseen circumstances", "say what happened"},
    {"lessons will be learned", "say what will be done"},
    {"lessons have been learned", "say what was done"},
    {"as per", "say \"as\""},
    {"pursuant", "say it plainly"},
    {"hereby", "leave it out"},
    {"aforementioned", "say which"},
    {"in due course", "say when"},
    {"at your earliest convenience", "say when"},
    {"please be advised", "leave it out"},
    {"e g", "say \"for example\""},
    {"i e", "say \"that is\""},
    {"etc", "name them or leave it out"},
    {"ad hoc", "say it in English"},
    {"we apologise for any inconvenience", "say sorry for what happened"},
}};

// Lower case, words parted by one blank, blanks around: so that whole words are found.
std::string Folded(std::string_view text) {
  std::string folded = " ";
  for (const char c : text) {
    if (IsLetter(c)) {
      folded += absl::ascii_tolower(static_cast<unsigned char>(c));
    } else if (folded.back() != ' ') {
      folded += ' ';
    }
  }
  return absl::StrCat(folded, " ");
}

bool Says(const std::string& folded, const char* words) {
  return absl::StrContains(folded, absl::StrCat(" ", words, " "));
}

void FindWords(const std::string& folded, std::vector<std::string>& faults) {
  for (const Banned& banned : kBanned) {
    if (!Says(folded, banned.words)) continue;
    faults.push_back(absl::StrCat("it says \"", banned.words, "\": ", banned.instead));
  }
  if (Says(folded, "unfortunately") && !Says(folded, "sorry")) {
    faults.emplace_back("it says \"unfortunately\" without \"sorry\": say sorry");
  }
  if (Says(folded, "upheld") && !Says(folded, "agree with you")) {
    faults.emplace_back("it says \"upheld\": explain it, \"we agree with you on this point\"");
  }
}

// A date in full has its day of the week in front and its year behind.
constexpr const char* kMonthNames =
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

void FindPatterns(const std::string& text, std::vector<std::string>& faults) {
  static const std::regex kCode("\\b[A-Z]{1,6}-[0-9]{1,4}[A-Z]?\\b");
  static const std::regex kFigures(
      "\\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\\b|\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b|"
      "\\b[0-9]{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\\b");
  static const std::regex kDay(
      absl::StrCat("([A-Za-z]+day )?[0-9]{1,2}(?:st|nd|rd|th)? ", kMonthNames, "( [0-9]{4})?"));
  static const std::regex kPhone("\\b0[0-9]{6,}\\b");
  std::smatch found;
  if (std::regex_search(text, found, kCode)) {
    faults.push_back(absl::StrCat("it says the code ", found.str(), ": say it in words"));
  }
  if (std::regex_search(text, found, kFigures)) {
    faults.push_back(
        absl::StrCat("it says ", found.str(), ": write \"Wednesday 3 February 2027\""));
  }
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kDay); at != std::sregex_iterator();
       ++at) {
    if ((*at)[1].matched && (*at)[2].matched) continue;
    faults.push_back(absl::StrCat("it says ", at->str(), ": write \"Wednesday 3 February 2027\""));
  }
  if (std::regex_search(text, found, kPhone)) {
    faults.push_back(absl::StrCat("it says ", found.str(), ": write \"01632 960 301\""));
  }
}

void FindLength(const Reading& reading, const Measure& measure, std::vector<std::string>& faults) {
  if (reading.sentences == 0) return;
  if (reading.longest > measure.longest) {
    faults.push_back(absl::StrFormat("a sentence has %d words, at most %d: \"%s\"", reading.longest,
                                     measure.longest, reading.longest_sentence));
  }
  if (reading.Average() > measure.average) {
    faults.push_back(absl::StrFormat("its sentences have %.1f words on average, at most %.0f",
                                     reading.Average(), measure.average));
  }
  if (reading.Grade() > measure.grade) {
    faults.push_back(absl::StrFormat("its Flesch-Kincaid grade is %.1f, at most %.0f",
                                     reading.Grade(), measure.grade));
  }
}

}  // namespace

double Reading::Average() const { return sentences == 0 ? 0 : 1.0 * words / sentences; }

double Reading::Grade() const {
  return words == 0 ? 0 : 0.39 * Average() + 11.8 * syllables / words - 15.59;
}

Reading Read(std::string_view text) {
  Reading reading;
  Counter counter(reading);
  for (const Block& block : BlocksOf(text)) {
    for (const std::string& line : block.lines) counter.Take(line);
  }
  return reading;
}

std::vector<std::string> FaultsOf(std::string_view text, const Measure& measure) {
  std::vector<std::string> faults;
  FindLength(Read(text), measure, faults);
  FindWords(Folded(text), faults);
  FindPatterns(std::string(text), faults);
  return faults;
}

}  // namespace candour::notification
