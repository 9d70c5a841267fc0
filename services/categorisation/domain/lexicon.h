// Cues: the words and phrases that speak for a theme.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_LEXICON_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_LEXICON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/reference/v1/cues.pb.h"
#include "services/categorisation/domain/tokeniser.h"

namespace candour::categorisation {

// A place in the text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

// A cue that was found.
struct Hit {
  std::size_t theme = 0;  // index into Lexicon::Codes()
  double weight = 0;
  std::size_t words = 0;    // in the cue; a single word is more easily mistaken
  std::vector<Span> spans;  // its first occurrence, one span for each part
};

// The cues of a taxonomy, ready to be looked for. Safe to read from several threads.
class Lexicon {
 public:
  // InvalidArgument names the phrase that cannot be read: empty, an unknown set, a set without
  // words, or no word between two "~".
  static absl::StatusOr<Lexicon> Load(const reference::v1::CueLexicon& cues);

  // Level-1 and level-2 codes in the order of the file.
  const std::vector<std::string>& Codes() const { return codes_; }

  // The prior of each code, natural logarithm.
  const std::vector<double>& Priors() const { return priors_; }

  // Every cue that occurs, once.
  std::vector<Hit> Find(const std::vector<Token>& tokens) const;

 private:
  using Slot = std::vector<std::string>;  // stems, or digits, any of which will do
  using Part = std::vector<Slot>;         // words in a row
  struct Phrase {
    std::size_t theme = 0;
    double weight = 0;
    std::vector<Part> parts;
  };
  struct Place {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  absl::StatusOr<std::vector<Part>> Parse(const std::string& phrase) const;
  absl::StatusOr<Part> ParseWord(const std::string& word, const std::string& phrase) const;
  void Index(std::size_t phrase);
  static bool Matches(const Slot& slot, const Token& token);
  static bool StandsAt(const Part& part, const std::vector<Token>& tokens, std::size_t at);
  static bool Complete(const Phrase& phrase, const std::vector<Token>& tokens, Place first,
                       std::vector<Place>& places);

  std::vector<std::string> codes_;
  std::vector<double> priors_;
  std::unordered_map<std::string, Slot> sets_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_word_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_LEXICON_H_
