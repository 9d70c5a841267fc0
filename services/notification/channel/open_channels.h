// The channels that a council set up.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_OPEN_CHANNELS_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_OPEN_CHANNELS_H_

#include <filesystem>
#include <memory>

#include "absl/status/statusor.h"
#include "candour/reference/v1/channels.pb.h"
#include "services/notification/channel/channel.h"

namespace candour::notification {

// Both are there.
struct OpenedChannels {
  std::unique_ptr<Channel> mail;
  std::unique_ptr<Channel> letter;
};

// The channels of `settings`; what they do not name goes into `folder`: mails to mail/, letters to
// letters/, to be printed. Connects to nobody. InvalidArgument naming the field that is wrong and
// never what a secret file holds.
absl::StatusOr<OpenedChannels> OpenChannels(const reference::v1::Channels& settings,
                                            const std::filesystem::path& folder);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_OPEN_CHANNELS_H_
