// Texts with names in double braces.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TEMPLATE_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TEMPLATE_H_

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour::notification {

// What the names stand for. A name with an empty value has none.
using Values = std::map<std::string, std::string>;

// The names that `text` uses. InvalidArgument when a brace is left open or a name is not made of
// a-z, 0-9 and underscore.
absl::StatusOr<std::set<std::string>> NamesIn(std::string_view text);

// `text` with every name replaced by its value. A paragraph (between empty lines), or an item of a
// list ("- "), with a name that has no value is left out. Values are never looked into: braces
// inside them stay braces. Fails as NamesIn does.
absl::StatusOr<std::string> Fill(std::string_view text, const Values& values);

// `value` fit for one line of a notice: control characters, line breaks and marks that change the
// direction of what follows become spaces or vanish; everything else, such as "<b>" or "{{", stays.
std::string OneLine(std::string_view value);

// As OneLine, but line breaks stay, at most one empty line at a time.
std::string ManyLines(std::string_view value);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TEMPLATE_H_
