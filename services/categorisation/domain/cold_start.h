// What a text is about before anybody has confirmed a theme: cues alone.
//
// A level-2 theme is scored by its own cues, by those of its level-1 theme and by the prior of that
// theme. Each further cue counts less than the one before, so that one outright phrase weighs more
// than many hints; a single word counts less than a phrase, and what is said early counts more.
// Scores become probabilities by a softmax.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_COLD_START_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_COLD_START_H_

#include <map>
#include <string>
#include <vector>

#include "services/categorisation/domain/lexicon.h"
#include "services/categorisation/domain/tokeniser.h"

namespace candour::categorisation {

// Probability by code.
using Probabilities = std::map<std::string, double>;

struct ColdScores {
  Probabilities level_two;  // adds up to one; empty when the lexicon is
  // Where the cues of a level-2 code stand, heaviest first.
  std::map<std::string, std::vector<Span>> evidence;
  // Whether any cue was heard; without one, the probabilities are nothing but the priors.
  bool any_cue = false;
};

ColdScores ScoreByCues(const Lexicon& lexicon, const std::vector<Token>& tokens);

// "CHG" of "CHG-03".
std::string LevelOneOf(const std::string& code);

// The probabilities of level-1 codes: the sums of the level-2 codes below them.
Probabilities RollUp(const Probabilities& level_two);

// Best first; equal ones by code.
std::vector<std::pair<std::string, double>> Ranked(const Probabilities& probabilities);

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_COLD_START_H_
