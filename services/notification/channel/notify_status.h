// What GOV.UK Notify says of a message, in our terms.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_STATUS_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_STATUS_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/notification/channel/delivery.h"

namespace candour::notification {

// What the status means for a message of `type` (email, sms or letter) that was sent `age` ago. An
// e-mail or text that is not final after 72 hours counts as failed for now. A status that we do
// not know means kQueued: wait, and tell a person.
DeliveryReport ReportOfNotify(std::string_view type, std::string_view status, absl::Duration age);

// A delivery receipt or a returned letter, as Notify calls us with `body` and the header
// `authorization`. PermissionDenied unless that is "Bearer <token>"; InvalidArgument when the body
// is none of the two. The person's address in it is not taken over.
absl::StatusOr<DeliveryReport> ParseNotifyCallback(std::string_view authorization,
                                                   const std::string& token,
                                                   const std::string& body);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_STATUS_H_
