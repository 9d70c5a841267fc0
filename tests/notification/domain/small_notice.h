// Small notices for the tests of texts.
#ifndef CANDOUR_TESTS_NOTIFICATION_DOMAIN_SMALL_NOTICE_H_
#define CANDOUR_TESTS_NOTIFICATION_DOMAIN_SMALL_NOTICE_H_

#include <string>
#include <vector>

#include "services/notification/domain/notice_book.h"

namespace candour::notification {

// A notice to staff that may be published if `body` may.
reference::v1::Notice Text(const std::string& code, const std::string& body);

// A name that the notice needs.
void Declare(reference::v1::Notice& notice, const std::string& name,
             reference::v1::PlaceholderKind kind);

// The notice must say `part`, and says it in `passage`.
void Say(reference::v1::Notice& notice, reference::v1::Part part, const std::string& passage);

// What stands under a notice to staff.
reference::v1::Notice Closing();

// The book of these notices and of milford's own words.
absl::StatusOr<NoticeBook> BookOf(std::vector<reference::v1::Notice> notices,
                                  std::vector<reference::v1::Notice> own = {});

// Why the notice may not be published; empty when it may.
std::string Refusal(const reference::v1::Notice& notice);

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_DOMAIN_SMALL_NOTICE_H_
