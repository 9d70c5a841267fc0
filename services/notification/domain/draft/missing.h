// What a case does not say.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_MISSING_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_MISSING_H_

#include <string>

#include "services/notification/domain/notice_book.h"

namespace candour::notification {

// What the notice must say and `filling` has no value for, in a sentence for staff that names each
// fact and says how to give it; empty when nothing is missing.
std::string MissingFacts(const reference::v1::Notice& notice, const Filling& filling,
                         const NoticeBook& book);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_MISSING_H_
