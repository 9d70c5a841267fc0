// Suggests what a complaint is about, with the words that say so.
//
// Before anything is confirmed the cues decide alone. As confirmations arrive the learnt model
// gains weight n / (n + 120), and the cues keep the rest: a theme that nobody has confirmed yet can
// still be suggested, and a hundred confirmations count about as much as all cues.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_CATEGORISER_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_CATEGORISER_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/categorisation/domain/cold_start.h"
#include "services/categorisation/domain/lexicon.h"
#include "services/categorisation/domain/linear_model.h"

namespace candour::categorisation {

struct Suggestion {
  std::string code;       // level 2, such as "CHG-03"
  std::string level_one;  // "CHG"
  double probability = 0;
  double level_one_probability = 0;
  std::vector<Span> evidence;  // bytes of the text, strongest first; may be empty
};

// Safe to read from several threads.
class Categoriser {
 public:
  // `model` may have learnt nothing yet.
  explicit Categoriser(Lexicon lexicon, LinearModel model = {});

  // At most `most` themes, best first. A text without a word gets none, and neither does one
  // without a cue as long as nothing was learnt: the theme that happens to come first would be
  // counted.
  std::vector<Suggestion> Suggest(std::string_view text, std::size_t most = 3) const;

  // The probability of every level-2 code. Empty for a text without a word.
  Probabilities Score(std::string_view text) const;

 private:
  Probabilities Blend(const ColdScores& cold, std::string_view text) const;

  Lexicon lexicon_;
  LinearModel model_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_CATEGORISER_H_
