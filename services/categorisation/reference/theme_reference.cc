#include "services/categorisation/reference/theme_reference.h"

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "candour/reference/v1/cues.pb.h"
#include "services/common/reference/parse.h"
#include "services/common/reference/reference.h"

namespace candour::categorisation {
namespace {

constexpr const char* kTaxonomy = "ASC-T1";
constexpr const char* kCues = "asc_t1.textproto";

absl::Status CheckCodes(const reference::v1::Taxonomy& taxonomy, const Lexicon& lexicon) {
  std::set<std::string> known;
  for (const reference::v1::Theme& theme : taxonomy.themes()) {
    known.insert(theme.code());
    for (const reference::v1::Subtheme& sub : theme.subthemes()) known.insert(sub.code());
  }
  for (const std::string& code : lexicon.Codes()) {
    if (known.contains(code)) continue;
    return absl::InvalidArgumentError(
        absl::StrCat(kCues, ": ", code, " is no theme of ", taxonomy.id()));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ThemeReference> LoadThemes(const std::filesystem::path& folder) {
  const absl::StatusOr<Reference> laid_down = LoadReference(folder);
  if (!laid_down.ok()) return laid_down.status();
  const reference::v1::Taxonomy* taxonomy =
      TaxonomyOn(*laid_down, kTaxonomy, absl::CivilDay::max());
  if (taxonomy == nullptr) return absl::NotFoundError("the reference folder holds no ASC-T1");
  const std::filesystem::path path = folder / "taxonomy_cues" / kCues;
  std::ifstream file(path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path.string()));
  reference::v1::CueLexicon cues;
  const absl::Status parsed = ParseText(path.string(), text, cues);
  if (!parsed.ok()) return parsed;
  absl::StatusOr<Lexicon> lexicon = Lexicon::Load(cues);
  if (!lexicon.ok()) return lexicon.status();
  const absl::Status checked = CheckCodes(*taxonomy, *lexicon);
  if (!checked.ok()) return checked;
  return ThemeReference{*taxonomy, *std::move(lexicon), cues.version()};
}

}  // namespace candour::categorisation
