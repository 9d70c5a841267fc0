// Texts without what leads straight to a person.
#ifndef CANDOUR_SERVICES_COMMON_TEXT_MASK_H_
#define CANDOUR_SERVICES_COMMON_TEXT_MASK_H_

#include <string>
#include <string_view>
#include <vector>

namespace candour {

// `text` with e-mail addresses, telephone numbers, postcodes, NHS numbers, other runs of six or
// more digits, and the words of `names` (of three letters and more, in any case) replaced by
// "[email]",
// "[phone]", "[postcode]", "[number]" and "[name]". It knows patterns and these names only: what it
// leaves is still personal.
std::string MaskContacts(std::string_view text, const std::vector<std::string>& names = {});

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_TEXT_MASK_H_
