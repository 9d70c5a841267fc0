// The channels that the councils set up.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_OPEN_CHANNELS_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_OPEN_CHANNELS_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "candour/reference/v1/channels.pb.h"
#include "services/notification/channel/channel.h"
#include "services/notification/channel/channel_plan.h"

namespace candour::notification {

// Mail and letter are there; text and print as in Channels.
struct OpenedChannels {
  std::unique_ptr<Channel> mail;
  std::unique_ptr<Channel> letter;
  std::unique_ptr<Channel> text;
  std::unique_ptr<Channel> print;
  // Where mails that did not arrive are reported; empty when nobody reads them here.
  std::filesystem::path bounce_maildir;
  // What GOV.UK Notify shows when it calls back; a secret, empty when it does not call.
  std::string callback_token;

  Channels Refer() const { return {mail.get(), letter.get(), text.get(), print.get()}; }
};

// The channels of all councils, and of those that have their own.
struct OpenedPlan {
  OpenedChannels all;
  std::map<std::string, OpenedChannels> own;

  // Refers to what this holds.
  ChannelPlan Refer() const;
};

// The channels of `settings`; what they do not name goes into `folder`: mails to mail/, letters to
// letters/, to be printed. Connects to nobody. InvalidArgument naming the field that is wrong and
// never what a secret file holds.
absl::StatusOr<OpenedPlan> OpenChannels(const reference::v1::Channels& settings,
                                        const std::filesystem::path& folder);

// Removes the files of the message of that stem, wherever under `folder` OpenChannels has them put,
// whichever way messages go today; how many there were. Unavailable when one stays.
absl::StatusOr<int> ForgetFiles(const std::filesystem::path& folder, const std::string& file_stem);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_OPEN_CHANNELS_H_
