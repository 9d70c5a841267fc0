#include "services/categorisation/domain/lexicon.h"

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace candour::categorisation {
namespace {

constexpr std::size_t kWindow = 12;  // words between the starts of two parts

bool IsNumber(const std::string& word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

// How the words of a cue are written in tokens: "18th" and "lock-out" are two.
std::vector<std::string> Comparable(const std::string& word) {
  if (word == kNumber || word == kAmount) return {word};
  std::vector<std::string> comparable;
  for (const Token& token : Tokenise(word)) {
    comparable.push_back(IsNumber(token.word) ? token.word : token.stem);
  }
  return comparable;
}

std::vector<std::string> Words(const std::string& text) {
  return absl::StrSplit(text, ' ', absl::SkipEmpty());
}

absl::Status Unreadable(const std::string& phrase, const std::string& why) {
  return absl::InvalidArgumentError(absl::StrCat("cue '", phrase, "': ", why));
}

}  // namespace

absl::StatusOr<Lexicon> Lexicon::Load(const reference::v1::CueLexicon& cues) {
  Lexicon lexicon;
  for (const reference::v1::CueSet& set : cues.set()) {
    Slot& slot = lexicon.sets_[set.name()];
    for (const std::string& word : set.word()) {
      const std::vector<std::string> comparable = Comparable(word);
      slot.insert(slot.end(), comparable.begin(), comparable.end());
    }
  }
  for (const reference::v1::ThemeCues& theme : cues.theme()) {
    std::set<std::vector<Part>> known;
    for (const reference::v1::Cue& cue : theme.cue()) {
      for (const std::string& phrase : cue.phrase()) {
        absl::StatusOr<std::vector<Part>> parts = lexicon.Parse(phrase);
        if (!parts.ok()) return parts.status();
        // Phrases that differ in their endings only are one cue; the first named counts.
        if (!known.insert(*parts).second) continue;
        lexicon.phrases_.push_back({lexicon.codes_.size(), cue.weight(), *std::move(parts)});
        lexicon.Index(lexicon.phrases_.size() - 1);
      }
    }
    lexicon.codes_.push_back(theme.code());
    lexicon.priors_.push_back(theme.prior());
  }
  return lexicon;
}

absl::StatusOr<Lexicon::Part> Lexicon::ParseWord(const std::string& word,
                                                 const std::string& phrase) const {
  if (word[0] == '@') {
    const auto set = sets_.find(word.substr(1));
    if (set == sets_.end() || set->second.empty()) return Unreadable(phrase, "unknown set " + word);
    return Part{set->second};
  }
  Part part;
  if (!absl::StrContains(word, "|")) {
    for (const std::string& comparable : Comparable(word)) part.push_back({comparable});
    if (part.empty()) return Unreadable(phrase, "'" + word + "' is not a word");
    return part;
  }
  part.emplace_back();
  for (const std::string& choice : std::vector<std::string>(absl::StrSplit(word, '|'))) {
    const std::vector<std::string> comparable = Comparable(choice);
    if (comparable.size() != 1) return Unreadable(phrase, "'" + choice + "' is not one word");
    part.front().push_back(comparable.front());
  }
  return part;
}

absl::StatusOr<std::vector<Lexicon::Part>> Lexicon::Parse(const std::string& phrase) const {
  std::vector<Part> parts(1);
  for (const std::string& word : Words(phrase)) {
    if (word == "~") {
      if (parts.back().empty()) return Unreadable(phrase, "no word before ~");
      parts.emplace_back();
      continue;
    }
    const absl::StatusOr<Part> slots = ParseWord(word, phrase);
    if (!slots.ok()) return slots.status();
    parts.back().insert(parts.back().end(), slots->begin(), slots->end());
  }
  if (parts.back().empty()) return Unreadable(phrase, "no word at its end");
  return parts;
}

void Lexicon::Index(std::size_t phrase) {
  for (const std::string& word : phrases_[phrase].parts.front().front()) {
    by_first_word_[word].push_back(static_cast<std::uint32_t>(phrase));
  }
}

bool Lexicon::Matches(const Slot& slot, const Token& token) {
  return std::any_of(slot.begin(), slot.end(), [&token](const std::string& choice) {
    return choice == (IsNumber(choice) ? token.word : token.stem);
  });
}

bool Lexicon::StandsAt(const Part& part, const std::vector<Token>& tokens, std::size_t at) {
  if (at + part.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (!Matches(part[i], tokens[at + i])) return false;
  }
  return true;
}

// Looks for the other parts around the first one, none upon another.
bool Lexicon::Complete(const Phrase& phrase, const std::vector<Token>& tokens, Place first,
                       std::vector<Place>& places) {
  places = {first};
  const std::size_t from = first.first > kWindow ? first.first - kWindow : 0;
  const std::size_t to = std::min(tokens.size(), first.first + kWindow + 1);
  for (std::size_t p = 1; p < phrase.parts.size(); ++p) {
    const std::size_t length = phrase.parts[p].size();
    const auto free_and_fits = [&](std::size_t at) {
      const bool taken =
          std::any_of(places.begin(), places.end(), [at, length](const Place& place) {
            return at <= place.last && at + length > place.first;
          });
      return !taken && StandsAt(phrase.parts[p], tokens, at);
    };
    std::size_t at = from;
    while (at < to && !free_and_fits(at)) ++at;
    if (at == to) return false;
    places.push_back({at, at + length - 1});
  }
  return true;
}

std::vector<Hit> Lexicon::Find(const std::vector<Token>& tokens) const {
  std::vector<Hit> hits;
  std::vector<bool> found(phrases_.size(), false);
  std::vector<Place> places;
  const auto look = [&](const std::string& word, std::size_t at) {
    const auto candidates = by_first_word_.find(word);
    if (candidates == by_first_word_.end()) return;
    for (const std::uint32_t index : candidates->second) {
      const Phrase& phrase = phrases_[index];
      if (found[index] || !StandsAt(phrase.parts.front(), tokens, at)) continue;
      const Place first{at, at + phrase.parts.front().size() - 1};
      if (!Complete(phrase, tokens, first, places)) continue;
      found[index] = true;
      Hit hit{phrase.theme, phrase.weight, 0, {}};
      for (const Place& place : places) {
        hit.words += place.last - place.first + 1;
        hit.spans.push_back({tokens[place.first].begin, tokens[place.last].end});
      }
      hits.push_back(std::move(hit));
    }
  };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    look(tokens[at].stem, at);
    if (tokens[at].stem == kNumber) look(tokens[at].word, at);
  }
  return hits;
}

}  // namespace candour::categorisation
