// Whether the text of a notice may be published.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_CHECK_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_CHECK_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/reference/v1/notice.pb.h"

namespace candour::notification {

// Whether `code` is no notice but a part of others: the closings, BEREAVEMENT, SMS, PHONE.
bool IsPartOfOthers(const std::string& code);

// The code of the text that stands under a notice to this audience.
std::string ClosingFor(reference::v1::Audience audience);

// Everything that speaks against publishing `notice`, which ends with `closing` (null for a part of
// others); empty when nothing does. A fault is a sentence that names the notice and what to do:
//
//   a name that is not declared, or declared as required and not used;
//   a part that it must say, or that every notice to a complainant must (NG-2), and does not say
//   for certain: in a paragraph that may be left out it is not for certain;
//   a subject that says more than council, reference and a few plain words (NG-3);
//   text that is not plain English (6.6), the easy read and the script for a call too;
//   a text message that carries the matter, no audience, no approver, no way to go.
std::vector<std::string> FaultsOf(const reference::v1::Notice& notice,
                                  const reference::v1::Notice* closing);

// `base` in a council's own words. InvalidArgument when `own` changes anything but version,
// subject, body, easy read, script, names and where it says what must be said.
absl::StatusOr<reference::v1::Notice> InOwnWords(const reference::v1::Notice& base,
                                                 const reference::v1::Notice& own);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_CHECK_H_
