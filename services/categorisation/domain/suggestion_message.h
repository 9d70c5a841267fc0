// Suggestions in the ledger's vocabulary.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_SUGGESTION_MESSAGE_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_SUGGESTION_MESSAGE_H_

#include <string_view>

#include "candour/ledger/v1/case_file.pb.h"
#include "services/categorisation/domain/categoriser.h"

namespace candour::categorisation {

// The message for a suggestion made of `text`. Its evidence is the words of the person themselves;
// a passage longer than the ledger takes is left out.
ledger::v1::ThemeSuggestion ToMessage(std::string_view text, const Suggestion& suggestion);

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_SUGGESTION_MESSAGE_H_
