// Reports that a mail did not arrive (RFC 3464).
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_BOUNCE_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_BOUNCE_H_

#include <filesystem>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "services/notification/channel/delivery.h"

namespace candour::notification {

// What a delivery report says of one of our messages, known by the address that the report was sent
// to (SmtpSettings::bounce_address), the envelope id, or the Message-ID of the mail that it
// returns, in this order. `at` is when it was written, InfinitePast when it does not say.
//
//   5.x.x      failed for good: a letter the same day; 5.2.2 (full) and 5.3.x, 5.4.x count as 4.x.x
//   4.x.x      failed for now: once more the next working morning
//   5.7.x      not let through: the address may be right; a letter the same day
//   delayed    nothing yet
//   delivered, relayed, expanded
//
// The worst counts when it speaks of several recipients. No address is taken over. InvalidArgument
// when `mail` is no report, or not of a message of ours.
absl::StatusOr<DeliveryReport> ReadBounce(const std::string& mail);

struct BounceCount {
  int taken = 0;
  // Left for a person in the folder's cur, flagged.
  int left = 0;
};

// Gives every mail of the Maildir's `new` to `take`, and moves what it took to `cur` as seen, what
// is no report to `cur` flagged. Stops at the first failure of `take`, and leaves that mail where
// it is. NotFound when there is no Maildir.
absl::StatusOr<BounceCount> TakeBounces(
    const std::filesystem::path& maildir,
    const std::function<absl::Status(const DeliveryReport&)>& take);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_BOUNCE_H_
