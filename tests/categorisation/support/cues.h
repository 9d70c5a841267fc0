// Cues for tests: a small set of our own, and the ones that are shipped.
#ifndef CANDOUR_TESTS_CATEGORISATION_SUPPORT_CUES_H_
#define CANDOUR_TESTS_CATEGORISATION_SUPPORT_CUES_H_

#include <string>

#include "candour/reference/v1/cues.pb.h"
#include "services/categorisation/domain/lexicon.h"

namespace candour::categorisation {

// Reads protobuf text; ends the test program when it is none.
reference::v1::CueLexicon Cues(const std::string& text);

// Two themes, CHG (01, 02) and DOM (01), with a handful of cues.
Lexicon SmallLexicon();

// The cues of ASC-T1 as shipped.
Lexicon ShippedLexicon();

}  // namespace candour::categorisation

#endif  // CANDOUR_TESTS_CATEGORISATION_SUPPORT_CUES_H_
