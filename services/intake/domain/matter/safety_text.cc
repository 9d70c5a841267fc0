#include "services/intake/domain/matter/safety_text.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;

constexpr std::string_view kGap = "…";
// How many words a gap spans at most.
constexpr std::size_t kGapWords = 4;
constexpr std::size_t kMostOctets = 500;
// By how many of its first letters a word with any ending is found.
constexpr std::size_t kBeginning = 3;

using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

std::vector<std::string> CueWords(std::string_view part, const WordLists& lists) {
  std::vector<std::string> words;
  for (std::string& word : std::vector<std::string>(absl::StrSplit(std::string(part), '|'))) {
    const auto list = word.front() == '@' ? lists.find(word.substr(1)) : lists.end();
    if (list == lists.end()) {
      words.push_back(std::move(word));
    } else {
      words.insert(words.end(), list->second.begin(), list->second.end());
    }
  }
  return words;
}

std::vector<std::vector<std::string>> PhraseOf(const std::string& text, const WordLists& lists) {
  std::vector<std::vector<std::string>> phrase;
  for (const std::string& part : std::vector<std::string>(absl::StrSplit(text, ' '))) {
    phrase.push_back(part == kGap ? std::vector<std::string>() : CueWords(part, lists));
  }
  return phrase;
}

bool IsWord(const std::string& wanted, const std::string& word) {
  if (wanted.back() != '*') return wanted == word;
  return word.compare(0, wanted.size() - 1, wanted, 0, wanted.size() - 1) == 0;
}

bool EndsSentence(std::string_view text, std::size_t at) {
  const auto letter = static_cast<unsigned char>(text[at]);
  if (letter == '\n') return true;
  if (letter != '.' && letter != '!' && letter != '?' && letter != ';') return false;
  return at + 1 == text.size() || absl::ascii_isspace(static_cast<unsigned char>(text[at + 1]));
}

std::vector<std::string_view> SentencesOf(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!EndsSentence(text, i)) continue;
    sentences.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  sentences.push_back(text.substr(begin));
  return sentences;
}

// Small letters and digits; an apostrophe is left out, so that "can’t" is "cant".
std::vector<std::string> WordsIn(std::string_view sentence) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&words, &word] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const auto letter = static_cast<unsigned char>(sentence[i]);
    if (absl::ascii_isalnum(letter)) {
      word += absl::ascii_tolower(letter);
    } else if (sentence.compare(i, 3, "’") == 0) {
      i += 2;
    } else if (letter != '\'') {
      end_word();
    }
  }
  end_word();
  return words;
}

// The sentence without the spaces around it, cut between two letters.
std::string Quoted(std::string_view sentence) {
  std::string text(absl::StripAsciiWhitespace(std::string(sentence)));
  if (text.size() <= kMostOctets) return text;
  std::size_t end = kMostOctets;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

void SafetyText::Phrases::Add(std::vector<Step> phrase) {
  std::set<std::string> beginnings;
  for (const std::string& word : phrase.front()) {
    if (word.back() == '*') {
      beginnings.insert(word.substr(0, std::min(kBeginning, word.size() - 1)));
    } else {
      by_word[word].push_back(all.size());
    }
  }
  for (const std::string& beginning : beginnings) by_beginning[beginning].push_back(all.size());
  all.push_back(std::move(phrase));
}

bool SafetyText::Matches(const std::vector<Step>& phrase, std::size_t step, const Words& words,
                         std::size_t at) {
  if (step == phrase.size()) return true;
  if (phrase[step].empty()) {
    for (std::size_t next = at; next <= std::min(at + kGapWords, words.size()); ++next) {
      if (Matches(phrase, step + 1, words, next)) return true;
    }
    return false;
  }
  if (at >= words.size()) return false;
  const bool here = std::any_of(phrase[step].begin(), phrase[step].end(),
                                [&](const std::string& each) { return IsWord(each, words[at]); });
  return here && Matches(phrase, step + 1, words, at + 1);
}

bool SafetyText::AnyMatches(const Phrases& phrases, const std::vector<std::size_t>& chosen,
                            const Words& words, std::size_t at) {
  return std::any_of(chosen.begin(), chosen.end(),
                     [&](std::size_t each) { return Matches(phrases.all[each], 0, words, at); });
}

bool SafetyText::Phrases::StandIn(const Words& words) const {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto exact = by_word.find(words[at]);
    if (exact != by_word.end() && AnyMatches(*this, exact->second, words, at)) return true;
    const auto begun = by_beginning.find(std::string_view(words[at]).substr(0, kBeginning));
    if (begun != by_beginning.end() && AnyMatches(*this, begun->second, words, at)) return true;
  }
  return false;
}

SafetyText::SafetyText(const ref::SafetyCues& cues) {
  WordLists lists;
  for (const ref::SafetyWords& each : cues.words()) {
    lists[each.name()].assign(each.word().begin(), each.word().end());
  }
  for (const ref::SafetyKind& each : cues.kinds()) {
    Kind& kind = kinds_.emplace_back();
    kind.code = each.code();
    for (const std::string& phrase : each.phrases()) kind.phrases.Add(PhraseOf(phrase, lists));
    for (const std::string& phrase : each.unless()) kind.unless.Add(PhraseOf(phrase, lists));
  }
}

std::vector<HeardSafety> SafetyText::Hear(std::string_view text) const {
  std::vector<std::pair<std::string_view, Words>> sentences;
  for (const std::string_view sentence : SentencesOf(text)) {
    Words words = WordsIn(sentence);
    if (!words.empty()) sentences.emplace_back(sentence, std::move(words));
  }
  std::vector<HeardSafety> heard;
  for (const Kind& kind : kinds_) {
    const auto found = std::find_if(sentences.begin(), sentences.end(), [&kind](const auto& each) {
      return kind.phrases.StandIn(each.second) && !kind.unless.StandIn(each.second);
    });
    if (found != sentences.end()) heard.push_back({kind.code, Quoted(found->first)});
  }
  return heard;
}

}  // namespace candour::intake
