// The forms a text may have to take (candour.type.v1.Format).
#ifndef CANDOUR_SERVICES_COMMON_FIELDS_FORM_H_
#define CANDOUR_SERVICES_COMMON_FIELDS_FORM_H_

#include <optional>
#include <string_view>

#include "candour/type/v1/rules.pb.h"

namespace candour {

// The number of Unicode characters in `text`; nothing when it is not valid UTF-8 (overlong forms,
// surrogates and what lies beyond U+10FFFF are not).
std::optional<std::size_t> CharactersIn(std::string_view text);

// What `text` must read like, as the end of a sentence that begins with "must be"; nothing when it
// has the form.
std::optional<std::string_view> WrongForm(std::string_view text, type::v1::Format format);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_FIELDS_FORM_H_
