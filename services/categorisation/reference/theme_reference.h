// What categorisation needs of the reference folder.
#ifndef CANDOUR_SERVICES_CATEGORISATION_REFERENCE_THEME_REFERENCE_H_
#define CANDOUR_SERVICES_CATEGORISATION_REFERENCE_THEME_REFERENCE_H_

#include <filesystem>

#include "absl/status/statusor.h"
#include "candour/reference/v1/taxonomy.pb.h"
#include "services/categorisation/domain/lexicon.h"

namespace candour::categorisation {

struct ThemeReference {
  // The newest version of ASC-T1.
  reference::v1::Taxonomy taxonomy;
  Lexicon lexicon;
  int lexicon_version = 0;
};

// Reads taxonomy/ and taxonomy_cues/asc_t1.textproto under `folder`. InvalidArgument naming the
// file when one is not understood, or when a cue speaks for a theme that the taxonomy does not
// have; NotFound when one is missing.
absl::StatusOr<ThemeReference> LoadThemes(const std::filesystem::path& folder);

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_REFERENCE_THEME_REFERENCE_H_
