// Whose notices leave by which channels.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_PLAN_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_PLAN_H_

#include <map>
#include <string>
#include <utility>

#include "services/notification/channel/channel.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// The channels that are there for a council. They outlive whoever holds this.
struct Channels {
  Channel* mail = nullptr;
  Channel* letter = nullptr;
  // For text messages; null where none are sent.
  Channel* text = nullptr;
  // Where letters are printed on the day on which `letter` is down; null where `letter` is that.
  Channel* print = nullptr;

  Channel& For(Way way) const { return way == Way::kEmail ? *mail : *letter; }
  // By the name that the ledger knows; null for one that is not there now.
  Channel* Named(const std::string& name) const;
};

// The channels of every council: its own, or those of all.
class ChannelPlan {
 public:
  explicit ChannelPlan(Channels all, std::map<std::string, Channels> own = {})
      : all_(all), own_(std::move(own)) {}

  const Channels& Of(const std::string& authority_id) const;

 private:
  Channels all_;
  std::map<std::string, Channels> own_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_PLAN_H_
