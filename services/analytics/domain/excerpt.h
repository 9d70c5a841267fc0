// The beginning of a complaint, for people who work on it.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_EXCERPT_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_EXCERPT_H_

#include <string>
#include <string_view>
#include <vector>

namespace candour::analytics {

// About the first 200 characters of `text` in one line, cut between words, with contacts and the
// words of `names` masked (MaskContacts). Still personal: it leaves the case team only after a
// person has checked it (ruling G-19).
std::string ExcerptOf(std::string_view text, const std::vector<std::string>& names);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_EXCERPT_H_
