// The key of a GOV.UK Notify service, and the token it signs.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_KEY_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_KEY_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace candour::notification {

struct NotifyKey {
  std::string service_id;
  // Never logged.
  std::string secret;
};

// The key out of "{name}-{service id}-{secret}", both ids of 36 characters. Read from the right,
// because a name may hold hyphens. InvalidArgument when it is none; the message never repeats it.
absl::StatusOr<NotifyKey> ParseNotifyKey(std::string_view key);

// A token for one call at `now`, machine time: JWT, HS256, with iss and iat. Notify takes it for 30
// seconds.
std::string NotifyToken(const NotifyKey& key, absl::Time now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_KEY_H_
